package org.reentryhub.faults;

import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.reentryhub.faults.Event.AnswerTaken;
import org.reentryhub.faults.Event.Arrived;
import org.reentryhub.faults.Event.HandoverTaken;
import org.reentryhub.faults.Event.Unknown;
import org.reentryhub.faults.Event.Withdrawn;
import org.reentryhub.faults.History.Line;
import org.reentryhub.faults.Violation.Promise;

/** What came of one run: a line of the table in docs/reliability.md, and each broken promise with what shows it. */
record Report(String line, List<Violation> violations) {

    static Report of(String fault, int times, long seed, Stand stand, Facts facts) {
        List<Line> lines = stand.history().lines();
        List<Violation> violations = Checker.check(lines, facts);
        String line = "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %.1f s | %d |"
                .formatted(
                        fault,
                        times,
                        count(lines, HandoverTaken.class::isInstance),
                        count(
                                lines,
                                event -> event instanceof Arrived arrived
                                        && arrived.reply().hasEffect()),
                        count(lines, Unknown.class::isInstance),
                        count(lines, AnswerTaken.class::isInstance) + count(lines, Withdrawn.class::isInstance),
                        broken(violations, Promise.NOTHING_LOST),
                        broken(violations, Promise.ONE_EFFECT),
                        violations.size(),
                        stand.starts().isEmpty()
                                ? 0
                                : Collections.max(stand.starts()).toMillis() / 1e3,
                        seed);
        return new Report(line, violations);
    }

    private static long count(List<Line> lines, Predicate<Event> which) {
        return lines.stream().map(Line::event).filter(which).count();
    }

    private static long broken(List<Violation> violations, Promise promise) {
        return violations.stream()
                .filter(violation -> violation.promise() == promise)
                .count();
    }

    void print() {
        System.out.println("faults: " + line);
        violations.stream().limit(5).forEach(System.out::println);
    }
}
