package org.reentryhub.referral;

/** What a receiver's people can say. */
public enum AnswerCode {
    IN_REVIEW(ReferralState.IN_REVIEW),
    MORE_INFO_NEEDED(ReferralState.MORE_INFO_NEEDED),
    ACCEPTED(ReferralState.ACCEPTED),
    DECLINED(ReferralState.DECLINED),
    WAITLISTED(ReferralState.WAITLISTED),
    REDIRECTED(ReferralState.REDIRECTED),
    PLANNED(ReferralState.PLANNED),
    IN_PROGRESS(ReferralState.IN_PROGRESS),
    FULFILLED(ReferralState.FULFILLED),
    NOT_FULFILLED(ReferralState.NOT_FULFILLED),
    CANCELLATION_CONFIRMED(ReferralState.CANCELLED);

    private final ReferralState leadsTo;

    AnswerCode(ReferralState leadsTo) {
        this.leadsTo = leadsTo;
    }

    /** The state that the answer asks for. */
    public ReferralState leadsTo() {
        return leadsTo;
    }

    /** What the answer does to a referral in a state. */
    public Effect on(ReferralState state) {
        if (state == leadsTo) {
            return Effect.NOTHING_NEW;
        }
        return state.answerable().contains(leadsTo) ? Effect.MOVES : Effect.IMPOSSIBLE;
    }

    /** What an answer does. */
    public enum Effect {
        MOVES,
        NOTHING_NEW,
        IMPOSSIBLE
    }
}
