package org.reentryhub.health.supply;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.reentryhub.custody.Custody;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.Release;

/**
 * When somebody leaves the prison, as its record has it.
 *
 * @param hour empty while nobody knows it
 * @param out whether they have left
 */
public record Departure(Optional<LocalDate> day, Optional<LocalTime> hour, boolean out) {

    /** What the record says of the end of the stay. */
    public static Departure of(Custody custody) {
        var release = Optional.ofNullable(custody.release());
        return new Departure(
                release.map(Release::date), release.map(Release::at), custody.status() == CustodyStatus.RELEASED);
    }

    /** The day, if it can still be believed: a day that went by without a release is none. */
    Optional<LocalDate> dayAsOf(LocalDate today) {
        return day.filter(date -> out || !date.isBefore(today));
    }
}
