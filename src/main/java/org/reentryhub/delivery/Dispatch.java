package org.reentryhub.delivery;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;

/**
 * A composed message on its way into the outbox.
 *
 * @param messageId the receiver's idempotency key
 * @param referralId of a notice, the stay that it tells of
 * @param queue the work queue whose route carries it; empty for a receiver who comes and fetches
 * @param version of the referral, or of what was told of the stay
 * @param body the frozen bytes
 * @param expiresAt when it has become stale and is not tried any more
 */
public record Dispatch(
        UUID messageId,
        @Nullable UUID referralId,
        PersonNumber person,
        String partner,
        String queue,
        MessageKind kind,
        int version,
        byte[] body,
        OffsetDateTime expiresAt) {}
