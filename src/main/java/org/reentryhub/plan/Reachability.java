package org.reentryhub.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Certainty;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.LegalStatus;
import org.reentryhub.custody.NeedDomain;
import org.reentryhub.custody.NeedLevel;
import org.reentryhub.custody.Regime;
import org.reentryhub.custody.Release;
import org.reentryhub.custody.ReleaseType;

/**
 * Tries every kind of person there can be: a rule that is never the first to fit stands behind one that takes all of its
 * people, and whoever wrote it believes in something that does not happen.
 */
final class Reachability {
    private static final LocalDate ADMITTED = LocalDate.of(2030, 1, 1);
    private static final int SHORTEST_STAY = 0;
    private static final int LONG_STAY = 10_000;

    private Reachability() {}

    static List<TimetableMistake> mistakes(Timetable timetable) {
        List<PlanFacts> everybody = everybody(timetable);
        List<TimetableMistake> mistakes = new ArrayList<>();
        timetable.rules().forEach((code, rules) -> {
            Set<Integer> reached = new HashSet<>();
            everybody.forEach(facts -> timetable.first(code, facts).ifPresent(rule -> reached.add(rule.line())));
            rules.stream()
                    .filter(rule -> !reached.contains(rule.line()))
                    .map(rule -> new TimetableMistake(
                            rule.line(), "this rule of %s is for nobody whom no rule before it takes".formatted(code)))
                    .forEach(mistakes::add);
        });
        return mistakes;
    }

    private static List<PlanFacts> everybody(Timetable timetable) {
        List<@Nullable Release> releases = releases(timetable);
        List<PlanFacts> everybody = new ArrayList<>();
        for (LegalStatus legalStatus : LegalStatus.values()) {
            for (Regime regime : withNone(Regime.values())) {
                for (NeedLevel level : withNone(NeedLevel.values())) {
                    releases.forEach(release -> everybody.add(person(legalStatus, regime, level, release)));
                }
            }
        }
        return everybody;
    }

    private static PlanFacts person(
            LegalStatus legalStatus, @Nullable Regime regime, @Nullable NeedLevel level, @Nullable Release release) {
        Map<NeedDomain, NeedLevel> needs = level == null
                ? Map.of()
                : Map.of(NeedDomain.HOUSING, level, NeedDomain.EMPLOYMENT, level, NeedDomain.IDENTITY_DOCUMENTS, level);
        return new PlanFacts(CustodyStatus.IN_CUSTODY, legalStatus, regime, ADMITTED, release, null, needs);
    }

    /** No release, and every kind of it on both sides of every length of stay that a rule names. */
    private static List<@Nullable Release> releases(Timetable timetable) {
        List<@Nullable Release> releases = new ArrayList<>();
        releases.add(null);
        for (int stay : stays(timetable)) {
            for (Certainty certainty : Certainty.values()) {
                for (ReleaseType type : withNone(ReleaseType.values())) {
                    releases.add(new Release(ADMITTED.plusDays(stay), certainty, type, null));
                }
            }
        }
        return releases;
    }

    private static List<Integer> stays(Timetable timetable) {
        Stream<Integer> named = timetable.rules().values().stream()
                .flatMap(List::stream)
                .flatMap(rule -> Stream.ofNullable(rule.when().longestStay()))
                .flatMap(stay -> Stream.of(stay, stay + 1));
        return Stream.concat(Stream.of(SHORTEST_STAY, LONG_STAY), named)
                .distinct()
                .toList();
    }

    private static <T> List<@Nullable T> withNone(T[] values) {
        List<@Nullable T> all = new ArrayList<>(Arrays.asList(values));
        all.add(null);
        return all;
    }
}
