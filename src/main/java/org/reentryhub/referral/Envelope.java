package org.reentryhub.referral;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.MessageKind;

/**
 * What stands on the outside of a message.
 *
 * @param answerBy null when no answer is expected; for a notice, answerUrl too
 */
public record Envelope(
        UUID messageId,
        MessageKind kind,
        UUID referralId,
        int version,
        HandoverDomain domain,
        String recipient,
        OffsetDateTime sentAt,
        @Nullable OffsetDateTime answerBy,
        @Nullable URI answerUrl) {}
