package org.reentryhub.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.MessageKind;

/**
 * A referral as its receiver may know it to be open: what was last sent about it, and nothing of the person.
 *
 * @param version the newest one that has begun to leave
 * @param sentAt the same instant as in that version's message
 * @param answerBy null when that version is a cancellation
 * @param sha256 of that message's bytes, lower-case hexadecimal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"referralId", "version", "messageId", "kind", "state", "sentAt", "answerBy", "sha256"})
public record OpenReferral(
        UUID referralId,
        int version,
        UUID messageId,
        MessageKind kind,
        ReferralState state,
        OffsetDateTime sentAt,
        @Nullable OffsetDateTime answerBy,
        String sha256) {}
