package org.reentryhub.web.console.inbox;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.reception.Received;

/**
 * A row of the list.
 *
 * @param name whole once it was opened, initials before
 */
public record Line(Received referral, String name, OffsetDateTime now) {

    public boolean isOverdue() {
        return referral.isOverdue(now);
    }

    /** How far away the release is; null where no day was told. */
    public @Nullable Long inDays() {
        LocalDate date = referral.releaseDate();
        return date == null
                ? null
                : ChronoUnit.DAYS.between(
                        now.atZoneSameInstant(NorwegianTime.ZONE).toLocalDate(), date);
    }
}
