package org.reentryhub.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.plan.Counted.Anchor;
import org.reentryhub.plan.Milestone.Moved;

/** Facts become dates. Pure: the same facts and the same timetable give the same plan, on every day. */
public record Planner(Timetable timetable) {
    /** To be raised when the same timetable is to give other plans: then everybody's plan is made anew. */
    static final int EDITION = 1;

    public Plan plan(PlanFacts facts) {
        if (facts.status() == CustodyStatus.DECEASED) {
            return Plan.NONE;
        }
        List<Milestone> milestones = Arrays.stream(MilestoneCode.values())
                .flatMap(code -> milestone(code, facts).stream())
                .toList();
        return new Plan(facts.releaseDay().orElse(null), inTimeForAnswers(milestones), flags(facts));
    }

    /** Whatever precedes the answers is due by their day at the latest, however short the stay. */
    private static List<Milestone> inTimeForAnswers(List<Milestone> milestones) {
        return milestones.stream()
                .filter(milestone -> milestone.code() == MilestoneCode.CONFIRMATIONS)
                .findFirst()
                .map(answers -> milestones.stream()
                        .map(milestone -> milestone.code().compareTo(answers.code()) < 0
                                        && milestone.due().isAfter(answers.due())
                                ? at(answers.due(), Moved.BEFORE_RELEASE, milestone)
                                : milestone)
                        .toList())
                .orElse(milestones);
    }

    private Optional<Milestone> milestone(MilestoneCode code, PlanFacts facts) {
        return timetable.rule(code, facts).flatMap(rule -> Optional.ofNullable(rule.due())
                .map(counted -> milestone(code, facts, rule, counted)));
    }

    private static Milestone milestone(MilestoneCode code, PlanFacts facts, Rule rule, Counted counted) {
        LocalDate release = facts.releaseDay().orElse(null);
        LocalDate exact = counted.from(anchor(counted, facts, release));
        LocalDate due = rule.move().of(exact);
        Moved moved = due.equals(exact) ? null : Moved.TO_WORKING_DAY;
        if (!code.comesBeforeRelease()) {
            return new Milestone(code, due, counted, moved, rule.every());
        }
        return within(facts.admittedOn(), release, new Milestone(code, due, counted, moved, rule.every()));
    }

    private static LocalDate anchor(Counted counted, PlanFacts facts, @Nullable LocalDate release) {
        return counted.anchor() == Anchor.ADMISSION || release == null ? facts.admittedOn() : release;
    }

    /** Nothing can be done before the admission, and what precedes the release must not be due after it. */
    private static Milestone within(LocalDate admitted, @Nullable LocalDate release, Milestone milestone) {
        if (milestone.due().isBefore(admitted)) {
            return at(notAfter(release, admitted, WorkingDays.onOrAfter(admitted)), Moved.TO_ADMISSION, milestone);
        }
        LocalDate latest = notAfter(release, admitted, milestone.due());
        return latest.equals(milestone.due()) ? milestone : at(latest, Moved.BEFORE_RELEASE, milestone);
    }

    private static LocalDate notAfter(@Nullable LocalDate release, LocalDate admitted, LocalDate day) {
        if (release == null || day.isBefore(release)) {
            return day;
        }
        LocalDate last = WorkingDays.before(release);
        return last.isBefore(admitted) ? admitted : last;
    }

    private static Milestone at(LocalDate due, Moved moved, Milestone milestone) {
        return new Milestone(milestone.code(), due, milestone.counted(), moved, milestone.every());
    }

    private static Set<PlanFlag> flags(PlanFacts facts) {
        Set<PlanFlag> flags = EnumSet.noneOf(PlanFlag.class);
        flags.addAll(facts.releaseDay().map(Planner::flags).orElse(Set.of(PlanFlag.NO_RELEASE_DATE)));
        if (facts.status() == CustodyStatus.RELEASED) {
            flags.add(PlanFlag.RELEASED);
        }
        return flags;
    }

    /** What is odd about a release day. */
    static Set<PlanFlag> flags(LocalDate release) {
        if (!WorkingDays.isWorkingDay(release)) {
            return Set.of(PlanFlag.RELEASE_ON_DAY_OFF);
        }
        Set<PlanFlag> flags = EnumSet.noneOf(PlanFlag.class);
        if (release.getDayOfWeek() == DayOfWeek.FRIDAY) {
            flags.add(PlanFlag.RELEASE_ON_FRIDAY);
        }
        if (WorkingDays.isPublicHoliday(release.plusDays(1))) {
            flags.add(PlanFlag.RELEASE_BEFORE_HOLIDAY);
        }
        return flags;
    }
}
