package org.reentryhub.partner;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * When somebody can come to a partner's door. Public holidays are not in it: whoever counts days knows them.
 *
 * @param days at least one
 * @param hours the same on all of them; empty when the row does not say
 */
public record Opening(Set<DayOfWeek> days, Optional<Hours> hours) {
    public Opening {
        days = Set.copyOf(days);
    }

    /** From when until when; both on the same day. */
    public record Hours(LocalTime from, LocalTime until) {}
}
