package org.reentryhub.custody;

import java.time.Instant;
import java.util.Comparator;

/**
 * When a fact became true, and what breaks a tie: by time, then source, then id (in the order of their characters). The
 * same pair of source and id is the same event.
 */
public record EventOrder(Instant time, String source, String id) implements Comparable<EventOrder> {
    private static final Comparator<EventOrder> ORDER = Comparator.comparing(EventOrder::time)
            .thenComparing(EventOrder::source)
            .thenComparing(EventOrder::id);

    @Override
    public int compareTo(EventOrder other) {
        return ORDER.compare(this, other);
    }
}
