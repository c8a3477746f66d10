package org.reentryhub.referral;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.MessageKind;

/**
 * What was said at one time.
 *
 * @param fields JSON Pointers of what of the person is in it
 * @param content fingerprint of the part about the person, to tell whether a change says anything new
 */
public record Version(
        UUID referralId,
        int number,
        MessageKind kind,
        UUID messageId,
        OffsetDateTime composedAt,
        @Nullable OffsetDateTime answerBy,
        Map<String, String> legalBasis,
        List<String> fields,
        byte[] content) {}
