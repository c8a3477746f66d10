package org.reentryhub.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reentryhub.faults.Event.AnswerTaken;
import org.reentryhub.faults.Event.Arrived;
import org.reentryhub.faults.Event.HandoverTaken;
import org.reentryhub.faults.Event.ReleaseTold;
import org.reentryhub.faults.Event.Reply;
import org.reentryhub.faults.Event.WithdrawalAsked;
import org.reentryhub.faults.Event.Withdrawn;
import org.reentryhub.faults.History.Line;
import org.reentryhub.faults.Violation.Promise;

/**
 * Goes through a history after everything has been healed and has come to rest, and finds every promise that was broken, in
 * the way of Jepsen: the hub's own word counts only where nobody else can know. Pure.
 */
final class Checker {
    /** How long something that was under way when a consent was withdrawn may still take to be seen. */
    private static final long UNDER_WAY_MILLIS = 2_500;

    private static final Set<String> TELLING = Set.of("REFERRAL", "UPDATE");
    /** After these nothing is left to be tried. */
    private static final Set<String> ENDS = Set.of("DELIVERED", "FETCHED", "REFUSED");

    private final List<Line> lines;
    private final Facts facts;
    private final List<Violation> found = new ArrayList<>();

    private Checker(List<Line> lines, Facts facts) {
        this.lines = lines;
        this.facts = facts;
    }

    static List<Violation> check(List<Line> lines, Facts facts) {
        var checker = new Checker(lines, facts);
        checker.referrals().forEach(checker::referral);
        checker.messages();
        checker.refused();
        checker.unasked();
        checker.answers();
        checker.waiting();
        return List.copyOf(checker.found);
    }

    private record Referral(String id, String person, String domain, Line taken) {}

    private Stream<Referral> referrals() {
        return of(HandoverTaken.class, any -> true).flatMap(line -> ((HandoverTaken) line.event())
                .referralByDomain().entrySet().stream()
                        .map(entry -> new Referral(
                                entry.getValue(), ((HandoverTaken) line.event()).person(), entry.getKey(), line)));
    }

    private void referral(Referral referral) {
        var arrivals = of(Arrived.class, arrived -> arrived.referral().equals(referral.id()))
                .toList();
        var told = arrivals.stream()
                .filter(line -> TELLING.contains(arrived(line).kind()))
                .toList();
        var effects =
                told.stream().filter(line -> arrived(line).reply().hasEffect()).toList();
        var withdrawn = of(
                        Withdrawn.class,
                        said -> said.person().equals(referral.person())
                                && said.domain().equals(referral.domain()))
                .findFirst();
        boolean refused = told.stream().anyMatch(line -> arrived(line).reply() == Reply.REFUSED);

        if (effects.isEmpty() && withdrawn.isEmpty() && !refused) {
            report(Promise.NOTHING_LOST, "a handover was taken and never arrived", List.of(referral.taken()));
        }
        oneEffect(arrivals);
        neverBackwards(arrivals);
        withdrawn.ifPresent(line -> afterWithdrawal(line, arrivals, told, effects));
        if (withdrawn.isEmpty() && !effects.isEmpty() && !refused) {
            newestTold(referral, effects);
        }
        listed(effects);
    }

    private void oneEffect(List<Line> arrivals) {
        arrivals.stream()
                .filter(line -> arrived(line).reply().hasEffect())
                .collect(Collectors.groupingBy(
                        line -> arrived(line).kind() + " " + arrived(line).version(),
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((what, same) -> {
                    if (same.stream()
                                    .map(line -> arrived(line).message())
                                    .distinct()
                                    .count()
                            > 1) {
                        report(Promise.ONE_EFFECT, what + " came under two names", same);
                    }
                });
    }

    private void neverBackwards(List<Line> arrivals) {
        for (int later = 1; later < arrivals.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                var before = arrivals.get(earlier);
                var after = arrivals.get(later);
                if (arrived(before).reply().hasEffect()
                        && arrived(after).version() < arrived(before).version()) {
                    report(Promise.NEVER_BACKWARDS, "an older version came after a newer one", List.of(before, after));
                }
            }
        }
    }

    private void afterWithdrawal(Line withdrawn, List<Line> arrivals, List<Line> told, List<Line> effects) {
        var said = (Withdrawn) withdrawn.event();
        var asked = of(
                        WithdrawalAsked.class,
                        ask -> ask.person().equals(said.person())
                                && ask.domain().equals(said.domain()))
                .findFirst();
        Set<String> underWay = new HashSet<>(said.disclosed());
        told.stream()
                .filter(line -> line.number() > withdrawn.number())
                .filter(line ->
                        !underWay.remove(arrived(line).message()) || line.at() > withdrawn.at() + UNDER_WAY_MILLIS)
                .forEach(line -> report(
                        Promise.NOTHING_AFTER_WITHDRAWAL,
                        "it was told after the consent was withdrawn",
                        Stream.concat(asked.stream(), Stream.of(withdrawn, line))
                                .toList()));
        // A receiver that refuses a cancellation has been told; what it makes of it is for people.
        boolean cancelled = arrivals.stream()
                .anyMatch(line -> arrived(line).kind().equals("CANCELLATION")
                        && (arrived(line).reply().hasEffect() || arrived(line).reply() == Reply.REFUSED));
        if (!effects.isEmpty() && !cancelled) {
            report(
                    Promise.WHAT_WAS_SENT_IS_CANCELLED,
                    "what had been told was not cancelled",
                    List.of(effects.get(0), withdrawn));
        }
    }

    private void newestTold(Referral referral, List<Line> effects) {
        var dates = of(ReleaseTold.class, told -> told.person().equals(referral.person()))
                .toList();
        var newest = dates.get(dates.size() - 1);
        var last = effects.get(effects.size() - 1);
        if (!((ReleaseTold) newest.event()).date().equals(arrived(last).release())) {
            report(Promise.NEWEST_TOLD, "the receiver knows another release date", List.of(newest, last));
        }
    }

    private void listed(List<Line> effects) {
        effects.stream()
                .filter(line -> !facts.disclosed().contains(arrived(line).message()))
                .forEach(line ->
                        report(Promise.EVERYTHING_LISTED, "it stands in no list of disclosures", List.of(line)));
    }

    private void messages() {
        Map<String, Line> first = new HashMap<>();
        of(Arrived.class, any -> true).forEach(line -> {
            var before = first.putIfAbsent(arrived(line).message(), line);
            if (before != null && !arrived(before).digest().equals(arrived(line).digest())) {
                report(Promise.SAME_BYTES, "one name, two contents", List.of(before, line));
            }
        });
        facts.attempts().forEach((message, outcomes) -> {
            var ended = outcomes.stream().filter(ENDS::contains).findFirst();
            if (ended.isPresent() && outcomes.indexOf(ended.get()) < outcomes.size() - 1) {
                report(
                        Promise.NEVER_AGAIN_AFTER_AN_END,
                        "%s was tried again: %s".formatted(message, outcomes),
                        of(Arrived.class, arrived -> arrived.message().equals(message))
                                .toList());
            }
        });
    }

    /** Where the hub was told so, and knows it: whatever it hears when it comes again, it should not have come. */
    private void refused() {
        of(Arrived.class, any -> true)
                .collect(Collectors.groupingBy(line -> arrived(line).message()))
                .forEach((message, same) -> {
                    List<Line> sinceRefused = same.stream()
                            .dropWhile(line -> arrived(line).reply() != Reply.REFUSED)
                            .toList();
                    long unheard = facts.attempts().getOrDefault(message, List.of()).stream()
                            .filter("UNKNOWN"::equals)
                            .count();
                    if (sinceRefused.size() > 1 + unheard) {
                        report(Promise.NEVER_AGAIN_AFTER_AN_END, "it was refused, and came again", sinceRefused);
                    }
                });
    }

    private void unasked() {
        var known = referrals().map(Referral::id).collect(Collectors.toSet());
        of(Arrived.class, arrived -> TELLING.contains(arrived.kind()) && !known.contains(arrived.referral()))
                .filter(line -> arrived(line).reply().hasEffect())
                .forEach(line -> report(Promise.NOTHING_UNASKED, "nobody handed this over", List.of(line)));
    }

    private void answers() {
        of(AnswerTaken.class, any -> true).forEach(line -> {
            var taken = (AnswerTaken) line.event();
            long kept = facts.answers().getOrDefault(taken.referral(), List.of()).stream()
                    .filter(taken.answerId()::equals)
                    .count();
            if (kept != 1) {
                report(Promise.ANSWERS_KEPT_ONCE, "an answer is there %d times".formatted(kept), List.of(line));
            }
        });
    }

    private void waiting() {
        if (!facts.waiting().isEmpty()) {
            report(Promise.NOTHING_LEFT_WAITING, "still waiting: " + facts.waiting(), List.of());
        }
    }

    private <E extends Event> Stream<Line> of(Class<E> kind, Predicate<E> which) {
        return lines.stream().filter(line -> kind.isInstance(line.event()) && which.test(kind.cast(line.event())));
    }

    private static Arrived arrived(Line line) {
        return (Arrived) line.event();
    }

    private void report(Promise promise, String what, Collection<Line> shownBy) {
        found.add(new Violation(promise, what, List.copyOf(shownBy)));
    }
}
