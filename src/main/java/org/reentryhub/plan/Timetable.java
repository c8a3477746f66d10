package org.reentryhub.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.NeedLevel;
import org.reentryhub.custody.Release;

/**
 * The rules by which dates are counted: {@code timetable.yaml}, read and checked. Pure.
 *
 * @param digest of the file and of how this program reads it: plans of another digest are made anew
 */
public record Timetable(String digest, Map<MilestoneCode, List<Rule>> rules, List<UnimportantChange> unimportant) {
    public Timetable {
        rules = Map.copyOf(rules);
        unimportant = List.copyOf(unimportant);
    }

    /** The first rule that is for those facts; empty too when that rule says never. */
    Optional<Rule> rule(MilestoneCode code, PlanFacts facts) {
        return first(code, facts).filter(rule -> rule.due() != null);
    }

    /** The first rule that is for those facts, also one that says never. */
    Optional<Rule> first(MilestoneCode code, PlanFacts facts) {
        NeedLevel level = code.need().map(facts.needs()::get).orElse(null);
        return rules.getOrDefault(code, List.of()).stream()
                .filter(rule -> rule.when().hold(facts, level) && isCountable(rule, facts))
                .findFirst();
    }

    private static boolean isCountable(Rule rule, PlanFacts facts) {
        Counted due = rule.due();
        return due == null
                || due.anchor() == Counted.Anchor.ADMISSION
                || facts.releaseDay().isPresent();
    }

    /**
     * Whether those who were told of one release need not hear of another. To be asked with what a receiver was last told,
     * not with what was last recorded (many small steps are a long way), and again as the day comes nearer.
     *
     * @param told null when they were told of no day
     */
    public boolean isUnimportant(@Nullable Release told, @Nullable Release now, LocalDate today) {
        if (told == null || now == null) {
            return told == now;
        }
        boolean saysTheSame = told.date().equals(now.date()) && told.certainty() == now.certainty();
        return saysTheSame || unimportant.stream().anyMatch(change -> change.covers(told, now, today));
    }
}
