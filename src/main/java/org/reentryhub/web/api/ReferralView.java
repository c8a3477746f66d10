package org.reentryhub.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.DeliveryHistory;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.referral.AnswerReason;
import org.reentryhub.referral.Answers;
import org.reentryhub.referral.History;
import org.reentryhub.referral.Message;
import org.reentryhub.referral.Outcomes;
import org.reentryhub.referral.PartnerAnswer;
import org.reentryhub.referral.Receipts;
import org.reentryhub.referral.ReferralState;
import org.reentryhub.referral.RefusedCalls;

/** A referral with everything that is known of it: what was said, how it travelled, what came back, and what of that was refused. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReferralView(
        UUID referralId,
        UUID handoverId,
        PersonNumber personNumber,
        String domain,
        String recipient,
        ReferralState state,
        OffsetDateTime stateSince,
        int version,
        OffsetDateTime openedAt,
        @Nullable OffsetDateTime answerBy,
        @Nullable UUID redirectedFrom,
        @Nullable UUID redirectedTo,
        List<VersionView> versions,
        List<DeliveryHistory.Journey> deliveries,
        List<Receipts.Receipt> receipts,
        List<AnswerView> answers,
        List<Outcomes.Outcome> outcomes,
        @Nullable UUID revives,
        @Nullable UUID revivedBy,
        List<Message.Information> information,
        List<History.Event> history,
        List<RefusedCalls.Line> refused) {

    public record VersionView(
            int version, MessageKind kind, UUID messageId, OffsetDateTime composedAt, List<String> fields) {}

    /** An answer; {@code reasonCode} counts its reason, {@code flag} says why it changed nothing, where somebody should look. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AnswerView(
            @JsonUnwrapped PartnerAnswer answer,
            @Nullable AnswerReason reasonCode,
            OffsetDateTime at,
            @Nullable String flag) {
        static AnswerView of(Answers.Kept kept) {
            PartnerAnswer answer = kept.answer();
            return new AnswerView(
                    answer, AnswerReason.of(answer.answer(), answer.reason()).orElse(null), kept.at(), kept.flag());
        }
    }
}
