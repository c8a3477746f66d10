package org.reentryhub.custody;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the person wants to work with, brings along, and is hindered by. */
public record EmploymentNeed(
        @Nullable String goal,
        @Nullable String readiness,
        List<Qualification> qualifications,
        List<String> experience,
        List<String> barriers,
        List<String> benefits,
        @Nullable String workHours) {
    public EmploymentNeed(
            @Nullable String goal,
            @Nullable String readiness,
            @Nullable List<Qualification> qualifications,
            @Nullable List<String> experience,
            @Nullable List<String> barriers,
            @Nullable List<String> benefits,
            @Nullable String workHours) {
        this.goal = goal;
        this.readiness = readiness;
        this.qualifications = frozen(qualifications);
        this.experience = frozen(experience);
        this.barriers = frozen(barriers);
        this.benefits = frozen(benefits);
        this.workHours = workHours;
    }

    private static <T> List<T> frozen(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    @Override
    public String toString() {
        return "***";
    }
}
