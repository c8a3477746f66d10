package org.reentryhub.reception;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Certainty;
import org.reentryhub.referral.HandoverDomain;
import org.reentryhub.referral.ReferralState;

/**
 * A referral as it lies with its receiver: what stands on the envelope, and who has it.
 *
 * @param version the newest that has begun to leave
 * @param receivedAt when the first one did
 * @param answerBy null when that version is a cancellation
 * @param messageId the newest message that tells of the person and has arrived; null where there is none to be seen any more
 * @param releaseDate by that message
 * @param opened whether anybody there has looked
 * @param changed whether a newer version has come than anybody there has answered
 * @param openedBy who was the first on the page; null where nobody was
 * @param worker who works on it; null for nobody
 * @param held what somebody wrote and may still undo; null for nothing
 */
public record Received(
        UUID id,
        String personNumber,
        HandoverDomain domain,
        ReferralState state,
        OffsetDateTime stateSince,
        int version,
        OffsetDateTime receivedAt,
        @Nullable OffsetDateTime answerBy,
        @Nullable UUID messageId,
        @Nullable LocalDate releaseDate,
        @Nullable Certainty certainty,
        boolean opened,
        boolean changed,
        @Nullable String openedBy,
        @Nullable String worker,
        @Nullable OffsetDateTime since,
        @Nullable String held) {
    private static final Set<ReferralState> UNANSWERED =
            Set.of(ReferralState.QUEUED, ReferralState.SENT, ReferralState.RECEIVED, ReferralState.IN_REVIEW);

    /** Whether the sender waits for an answer; by when is of no interest after that. */
    public boolean isAwaited() {
        return UNANSWERED.contains(state) && held == null;
    }

    /** Whether an answer is late. */
    public boolean isOverdue(OffsetDateTime now) {
        return answerBy != null && isAwaited() && answerBy.isBefore(now);
    }

    /** A referral that another receives is no longer theirs to see. */
    public boolean isGone() {
        return state == ReferralState.REDIRECTED;
    }
}
