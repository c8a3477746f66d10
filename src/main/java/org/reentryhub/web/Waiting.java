package org.reentryhub.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Holds an empty answer for a while, so that a receiver who fetches hears of something new within a second. */
@Component
class Waiting {
    private static final int LONGEST_SECONDS = 60;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** What the look finds, at once or as soon as there is something, and nothing when the time is over. */
    <T> List<T> until(@Nullable String seconds, Supplier<List<T>> look) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds(seconds));
        List<T> found = look.get();
        while (found.isEmpty() && System.nanoTime() < end) {
            pause();
            found = look.get();
        }
        return found;
    }

    private static int seconds(@Nullable String seconds) {
        if (seconds == null || seconds.isEmpty()) {
            return 0;
        }
        if (!seconds.matches("\\d{1,4}")) {
            throw ProblemException.badRequest("The parameter «wait» is a number of seconds.");
        }
        return Math.min(Integer.parseInt(seconds), LONGEST_SECONDS);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The hub is stopping.", Duration.ofSeconds(5));
        }
    }
}
