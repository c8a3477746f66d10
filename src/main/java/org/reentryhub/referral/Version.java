package org.reentryhub.referral;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Release;
import org.reentryhub.delivery.MessageKind;

/**
 * What was said at one time.
 *
 * @param fields JSON Pointers of what of the person is in it
 * @param content fingerprint of the part about the person, to tell whether a change says anything new
 * @param release what was told of the release; null where no day was, and for cancellations
 * @param holdSince when it was asked whether the referral is kept, since when the person is not coming as told
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
        byte[] content,
        @Nullable Release release,
        @Nullable LocalDate holdSince) {}
