package org.reentryhub.ladder;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for a receiver's people.
 *
 * @param since when it began to wait for them
 * @param answerBy when they should have answered; null when no answer is expected
 * @param fetched whether they have it, and only their answer is waited for
 */
record Waiting(OffsetDateTime since, @Nullable OffsetDateTime answerBy, boolean fetched) {
    private static final Duration NEAR = Duration.ofDays(1);

    /** The moments that call for a mail: when it began to wait, and when the deadline has come near. */
    Stream<OffsetDateTime> moments() {
        Stream<OffsetDateTime> began = fetched ? Stream.empty() : Stream.of(since);
        return answerBy == null ? began : Stream.concat(began, Stream.of(nearing(answerBy)));
    }

    /** A day before the deadline, or half the time where there is less than two. */
    private OffsetDateTime nearing(OffsetDateTime deadline) {
        Duration half = Duration.between(since, deadline).dividedBy(2);
        return deadline.minus(half.compareTo(NEAR) < 0 ? half : NEAR);
    }
}
