package org.reentryhub.referral;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.reentryhub.NorwegianTime;
import org.reentryhub.clock.Expectation;
import org.reentryhub.plan.Milestone;
import org.reentryhub.plan.MilestoneCode;
import org.reentryhub.plan.Plan;
import org.reentryhub.plan.WorkingDays;

/** When receivers are asked how it went after a release; the days are those of the person's plan. */
public enum Moment {
    FIRST_NIGHT(MilestoneCode.FIRST_NIGHT, Expectation.Kind.FIRST_NIGHT),
    DAY_14(MilestoneCode.DAY_14, Expectation.Kind.DAY_14),
    MONTH_3(MilestoneCode.MONTH_3, Expectation.Kind.MONTH_3);

    private static final Duration FIRST_ASKED_WITHIN = Duration.ofDays(14);

    private final MilestoneCode milestone;
    private final Expectation.Kind kind;

    Moment(MilestoneCode milestone, Expectation.Kind kind) {
        this.milestone = milestone;
        this.kind = kind;
    }

    /** The milestone of the plan that is done when everybody has told. */
    public MilestoneCode milestone() {
        return milestone;
    }

    Expectation.Kind kind() {
        return kind;
    }

    /** The days on which the moments fall; one that the timetable does not have is not in it. */
    static Map<Moment, LocalDate> days(Plan plan) {
        Map<Moment, LocalDate> days = new EnumMap<>(Moment.class);
        for (Moment moment : values()) {
            plan.milestone(moment.milestone).map(Milestone::due).ifPresent(day -> days.put(moment, day));
        }
        return days;
    }

    /** Whoever would be asked for the first time this late could only guess; the release was heard of late, or long ago. */
    boolean isTooLateToAsk(LocalDate day, Instant now) {
        return due(day).plus(FIRST_ASKED_WITHIN).isBefore(now);
    }

    /** From when receivers are asked, if they are not asked later still. */
    static Instant opens(LocalDate day) {
        return day.atStartOfDay(NorwegianTime.ZONE).toInstant();
    }

    /** Noon of the day after, whatever day that is: somebody may be without a bed. The others wait for a working day. */
    Instant due(LocalDate day) {
        LocalDate next = this == FIRST_NIGHT ? day.plusDays(1) : WorkingDays.plus(day, 1);
        return next.atTime(Expectations.NOON).atZone(NorwegianTime.ZONE).toInstant();
    }
}
