package org.reentryhub.partner;

import java.time.Duration;
import java.util.List;

/**
 * How the hub sends to a partner: its pace, its patience and its order.
 *
 * @param ladder how long to wait after each attempt that failed; the last goes on until the message expires
 * @param perSecond how many messages a second at most; 0 for as many as there are
 * @param order in what order messages about one person leave
 * @param breaker when a partner counts as down
 */
public record Sending(List<Duration> ladder, int perSecond, Order order, Breaker breaker) {
    /** What holds where the directory says nothing. */
    public static final Sending USUAL = new Sending(
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1)),
            0,
            Order.LATEST,
            new Breaker(10, Duration.ofSeconds(10)));

    public Sending {
        ladder = List.copyOf(ladder);
    }

    /** In what order messages about one person leave. */
    public enum Order {
        /** The newest version of a referral replaces what still waits of it; two referrals do not wait for each other. */
        LATEST,
        /** One after the other: what failed holds back all that came after it. */
        STRICT
    }

    /**
     * When a partner counts as down, and is left alone but for a probe.
     *
     * @param failures after how many attempts in a row that failed on the way
     * @param probe how long until the first probe; each that fails doubles it, up to a minute
     */
    public record Breaker(int failures, Duration probe) {}
}
