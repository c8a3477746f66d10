package org.reentryhub.ladder;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a receiver's people are sent a mail: one for however much waits, and no more often than they agreed to. */
final class MailRule {
    private MailRule() {}

    /**
     * @param told as of when the last mail told; null when there was none
     * @param atMost how long no other mail may follow
     */
    static boolean isDue(List<Waiting> waiting, @Nullable OffsetDateTime told, Duration atMost, OffsetDateTime now) {
        boolean allowed = told == null || !now.isBefore(told.plus(atMost));
        return allowed
                && waiting.stream()
                        .flatMap(Waiting::moments)
                        .anyMatch(moment -> !moment.isAfter(now) && (told == null || moment.isAfter(told)));
    }
}
