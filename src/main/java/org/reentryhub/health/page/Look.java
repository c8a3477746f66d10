package org.reentryhub.health.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.health.staff.PreviewDesk.Preview;
import org.reentryhub.health.staff.PreviewDesk.RecipientLine;
import org.reentryhub.health.staff.UnitPeople;
import org.reentryhub.health.wire.FhirTrouble;

/**
 * What a transfer would send, or why that cannot be seen now. Lives while one page is written, and nowhere else.
 *
 * @param preview null when it cannot be seen
 * @param trouble the word for why it cannot be seen; empty when it can
 * @param passes whether the trouble may pass by itself: then a transfer waits and goes when it has
 */
public record Look(@Nullable Preview preview, String trouble, boolean passes) {

    /** Reads the person live. */
    static Look at(UnitPeople people, Actor actor, CustodyRecord person) {
        try {
            return people.preview(actor, person)
                    .map(preview -> new Look(preview, "", false))
                    .orElseGet(() -> new Look(null, "NO_HEALTH_UNIT", false));
        } catch (FhirTrouble trouble) {
            var kind = trouble.kind();
            var passes = !kind.staysUntilMended() && kind != FhirTrouble.Kind.NO_SUCH_PATIENT;
            return new Look(null, kind.name(), passes);
        }
    }

    /** How many would be sent something now. */
    public long readers() {
        return Optional.ofNullable(preview)
                .filter(seen -> seen.findings().isEmpty())
                .map(seen -> seen.recipients().stream()
                        .filter(recipient -> !recipient.reserved())
                        .count())
                .orElse(0L);
    }

    /** Whether somebody would get it, but for the patient's objection. */
    public boolean isReservedForAll() {
        return preview != null
                && !preview.recipients().isEmpty()
                && preview.recipients().stream().allMatch(RecipientLine::reserved);
    }

    @Override
    public String toString() {
        return "a look";
    }
}
