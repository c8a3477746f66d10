package org.reentryhub.delivery;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One try at one message: everything its route needs, and the lease under which its outcome is recorded. Prints without
 * its content.
 *
 * @param lease tells this attempt from a later one, so that a late outcome cannot overwrite a newer
 * @param leavesBefore after that others may take this hub for dead, and it must not leave any more
 * @param address where it goes, an address or a queue, fixed by the checked directory
 * @param timeoutMillis for the whole exchange
 * @param replay whether an operator has had it sent again
 */
public record Attempt(
        OpenMessage message,
        int number,
        UUID lease,
        OffsetDateTime leavesBefore,
        String address,
        long timeoutMillis,
        byte[] body,
        boolean replay) {

    /** What marks a replay at the receiver's; null, so that nothing is sent, where it is none. */
    public @Nullable String replayMark() {
        return replay ? "true" : null;
    }

    @Override
    public String toString() {
        return "attempt %d at message %s".formatted(number, message.messageId());
    }
}
