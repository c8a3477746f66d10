package org.reentryhub.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** When a failed message is tried again: soon at first, then hourly until it expires, never all at once. */
public final class RetryLadder {
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1));
    private static final double SPREAD = 0.2;

    private RetryLadder() {}

    /**
     * The next attempt.
     *
     * @param attempts how many have failed, at least 1
     * @param retryAfter what the partner asked for, zero when nothing
     * @param chance 0 to 1, spreads the wait by ± 20 %
     * @return empty when the message would have expired by then
     */
    public static Optional<OffsetDateTime> next(
            OffsetDateTime now, int attempts, Duration retryAfter, double chance, OffsetDateTime expiresAt) {
        Duration step = STEPS.get(Math.min(attempts, STEPS.size()) - 1);
        long spread = Math.round(step.toMillis() * (1 - SPREAD + 2 * SPREAD * chance));
        Duration wait = retryAfter.toMillis() > spread ? retryAfter : Duration.ofMillis(spread);
        OffsetDateTime next = now.plus(wait);
        return next.isBefore(expiresAt) ? Optional.of(next) : Optional.empty();
    }
}
