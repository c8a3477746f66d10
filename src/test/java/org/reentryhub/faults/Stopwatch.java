package org.reentryhub.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.reentryhub.faults.Event.Arrived;

/** How long it takes, from when something is back or gone, until all is as it should be. */
record Stopwatch(Stand stand, long began, int line, Set<String> waiting) {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    /** Runs from now on; what waits now is remembered. */
    static Stopwatch start(Stand stand) {
        return start(stand, stand.waiting());
    }

    static Stopwatch start(Stand stand, List<String> waiting) {
        return new Stopwatch(stand, System.nanoTime(), stand.history().lines().size(), new TreeSet<>(waiting));
    }

    /** Until something takes effect at a receiver. */
    Duration untilAnEffect() {
        return until(() -> {
            var lines = stand.history().lines();
            return lines.subList(line, lines.size()).stream()
                    .anyMatch(seen -> seen.event() instanceof Arrived arrived
                            && arrived.reply().hasEffect());
        });
    }

    /** Until nothing of what waited at first waits any more. */
    Duration untilNothingOfItWaits() {
        return until(() -> stand.waiting().stream().noneMatch(waiting::contains));
    }

    private Duration until(Callable<Boolean> so) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(100)).until(so);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Beside the lines of {@link Report}. */
    static void print(String what, Duration time) {
        System.out.printf("faults: %s: %.1f s%n", what, time.toMillis() / 1e3);
    }
}
