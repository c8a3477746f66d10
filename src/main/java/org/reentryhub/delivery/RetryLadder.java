package org.reentryhub.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.reentryhub.partner.Sending;

/** When a failed message is tried again: soon at first, then hourly until it expires, never all at once. */
public final class RetryLadder {
    private static final double SPREAD = 0.2;

    private RetryLadder() {}

    /** The next attempt, after the usual waits. */
    public static Optional<OffsetDateTime> next(
            OffsetDateTime now, int attempts, Duration retryAfter, double chance, OffsetDateTime expiresAt) {
        return next(Sending.USUAL.ladder(), now, attempts, retryAfter, chance, expiresAt);
    }

    /**
     * The next attempt.
     *
     * @param steps how long to wait after each failure; the last goes on
     * @param attempts how many have failed, at least 1
     * @param retryAfter what the partner asked for, zero when nothing
     * @param chance 0 to 1, spreads the wait by ± 20 %
     * @return empty when the message would have expired by then
     */
    public static Optional<OffsetDateTime> next(
            List<Duration> steps,
            OffsetDateTime now,
            int attempts,
            Duration retryAfter,
            double chance,
            OffsetDateTime expiresAt) {
        Duration step = steps.get(Math.min(attempts, steps.size()) - 1);
        long spread = Math.round(step.toMillis() * (1 - SPREAD + 2 * SPREAD * chance));
        Duration wait = retryAfter.toMillis() > spread ? retryAfter : Duration.ofMillis(spread);
        OffsetDateTime next = now.plus(wait);
        return next.isBefore(expiresAt) ? Optional.of(next) : Optional.empty();
    }
}
