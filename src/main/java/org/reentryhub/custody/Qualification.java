package org.reentryhub.custody;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A certificate or course, with the day it was completed if it was. */
public record Qualification(String title, @Nullable LocalDate completedOn) {
    @Override
    public String toString() {
        return "***";
    }
}
