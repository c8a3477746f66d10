package org.reentryhub.web.console.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.NeedLevel;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Responsibility;
import org.reentryhub.referral.BlockReason;
import org.reentryhub.referral.HandoverDomain;

/**
 * Why a domain cannot be handed over now.
 *
 * @param reason the last part of the name of its text
 * @param holes what stands in the text's holes
 * @param open the referral that is in the way, where one is
 */
public record Obstacle(String domain, String reason, List<String> holes, @Nullable UUID open) {

    private static final String NO_NEED = "NO_NEED";

    /** In the record's own terms: a need that is not there is no need that nobody has mapped. */
    static Obstacle of(
            CustodyRecord record,
            HandoverDomain domain,
            BlockReason reason,
            Responsibility responsibility,
            @Nullable UUID open) {
        boolean needless = record.need(domain.need())
                .filter(need -> need.level() == NeedLevel.NONE)
                .isPresent();
        if (needless) {
            return new Obstacle(domain.name(), NO_NEED, List.of(), null);
        }
        if (reason == BlockReason.RECIPIENT_UNKNOWN) {
            return nobody(domain.name(), responsibility);
        }
        return new Obstacle(domain.name(), reason.name(), List.of(), open);
    }

    private static Obstacle nobody(String domain, Responsibility responsibility) {
        if (responsibility instanceof Responsibility.Unserved unserved) {
            return new Obstacle(domain, "UNSERVED", List.of(unserved.municipality()), null);
        }
        if (responsibility instanceof Responsibility.Undecided undecided
                && !undecided.municipalities().isEmpty()) {
            return new Obstacle(
                    domain,
                    "UNDECIDED",
                    List.of(String.join(", ", undecided.municipalities()), interim(undecided)),
                    null);
        }
        return new Obstacle(domain, "RECIPIENT_UNKNOWN", List.of(), null);
    }

    private static String interim(Responsibility.Undecided undecided) {
        return undecided.interim().map(Partner::name).orElse("–");
    }

    /** Whether nothing is amiss: it has been sent, or there is nothing to send. */
    public boolean isSettled() {
        return reason.equals(BlockReason.ALREADY_OPEN.name()) || reason.equals(NO_NEED);
    }

    /** What the text's holes are filled with. */
    public Object[] filling() {
        return holes.toArray();
    }
}
