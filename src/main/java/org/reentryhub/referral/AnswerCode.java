package org.reentryhub.referral;

/** What a receiver's people can say, and the step that it is. */
public enum AnswerCode {
    IN_REVIEW(Step.REVIEWED),
    MORE_INFO_NEEDED(Step.ASKED),
    ACCEPTED(Step.ACCEPTED),
    DECLINED(Step.DECLINED),
    WAITLISTED(Step.WAITLISTED),
    REDIRECTED(Step.REDIRECTED),
    PLANNED(Step.APPOINTED),
    IN_PROGRESS(Step.BEGUN),
    FULFILLED(Step.FULFILLED),
    NOT_FULFILLED(Step.NOT_FULFILLED),
    CANCELLATION_CONFIRMED(Step.CANCELLATION_CONFIRMED);

    private final Step step;

    AnswerCode(Step step) {
        this.step = step;
    }

    /** The step that the answer is. */
    public Step step() {
        return step;
    }

    /** What the answer does to a referral in a state. */
    public Effect on(ReferralState state) {
        if (step.to().contains(state)) {
            return Effect.NOTHING_NEW;
        }
        return step.from().contains(state) ? Effect.MOVES : Effect.IMPOSSIBLE;
    }

    /** What an answer does. */
    public enum Effect {
        MOVES,
        NOTHING_NEW,
        IMPOSSIBLE
    }
}
