package org.reentryhub.health.supply;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days without a dose. */
public record Gap(LocalDate from, LocalDate to) {
    public Gap {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a gap has a day at least");
        }
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }
}
