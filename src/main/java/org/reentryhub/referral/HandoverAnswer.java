package org.reentryhub.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.partner.Responsibility;

/**
 * What a trigger came to, as {@code POST …/handovers} answers.
 *
 * @param blocked what was not handed over, and why
 */
public record HandoverAnswer(UUID handoverId, List<Item> referrals, List<Blocked> blocked) {
    /** HEALTH answers this and nothing more, whatever the health data are. */
    public static final Item HEALTH = new Item(null, "HEALTH", null, "REQUESTED");

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(@Nullable UUID referralId, String domain, @Nullable String recipient, String state) {}

    public record Blocked(String domain, BlockReason reason, String message) {
        static Blocked of(Standing standing, BlockReason reason) {
            String message =
                    reason == BlockReason.RECIPIENT_UNKNOWN ? nobody(standing.responsibility()) : reason.message();
            return new Blocked(standing.domain().name(), reason, message);
        }

        private static String nobody(Optional<Responsibility> responsibility) {
            if (responsibility.orElse(null) instanceof Responsibility.Unserved unserved) {
                return "Municipality %s is responsible, and the directory has no receiver there. Call its office; an operator can add it."
                        .formatted(unserved.municipality());
            }
            if (responsibility.orElse(null) instanceof Responsibility.Undecided undecided) {
                String candidates = undecided.municipalities().isEmpty()
                        ? "It names none that is certain"
                        : "It may be " + String.join(" or ", undecided.municipalities());
                String meanwhile = undecided
                        .interim()
                        .map(office -> " Turn to %s meanwhile.".formatted(office.name()))
                        .orElse("");
                return "The record does not decide which municipality is responsible. %s: check it in the record.%s"
                        .formatted(candidates, meanwhile);
            }
            return BlockReason.RECIPIENT_UNKNOWN.message();
        }
    }
}
