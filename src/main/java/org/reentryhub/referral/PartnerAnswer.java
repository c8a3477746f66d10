package org.reentryhub.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver's people answered, as they sent it (CONTRACT, receipts and answers).
 *
 * @param answerId the receiver's own id of the answer; the same one again changes nothing
 * @param version of the referral that it answers
 * @param redirectTo a partner's id, for REDIRECTED
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartnerAnswer(
        String answerId,
        int version,
        AnswerCode answer,
        @Nullable String reason,
        @Nullable String text,
        @Nullable String redirectTo,
        @Nullable Appointment appointment) {

    /** A time and place at which the person is expected. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Appointment(OffsetDateTime at, @Nullable String place) {
        @Override
        public String toString() {
            return "***";
        }
    }

    @Override
    public String toString() {
        return "answer %s to version %d".formatted(answer, version);
    }
}
