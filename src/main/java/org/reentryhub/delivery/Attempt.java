package org.reentryhub.delivery;

import java.util.UUID;

/**
 * One try at one message: everything its route needs, and the lease under which its outcome is recorded. Prints without
 * its content.
 *
 * @param lease tells this attempt from a later one, so that a late outcome cannot overwrite a newer
 * @param address where it goes, an address or a queue, fixed by the checked directory
 * @param timeoutMillis for the whole exchange
 */
public record Attempt(OpenMessage message, int number, UUID lease, String address, long timeoutMillis, byte[] body) {

    @Override
    public String toString() {
        return "attempt %d at message %s".formatted(number, message.messageId());
    }
}
