package org.reentryhub.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reentryhub.referral.Moment;
import org.reentryhub.referral.OutcomeCode;
import org.reentryhub.referral.ToldOutcome;
import org.reentryhub.web.api.Faulty;

/** An outcome as a receiver sends it, or a case manager who has heard it. */
public record OutcomeForm(
        @Nullable String answerId, @Nullable Moment moment, @Nullable OutcomeCode outcome, @Nullable String text) {
    private static final int LONGEST_TEXT = 4_000;

    /** The outcome it is; 422 with every fault when it does not hold. */
    public ToldOutcome checked() {
        Faulty faulty = new Faulty();
        SoundText.checkId(faulty, "/answerId", answerId);
        faulty.require("/moment", moment);
        faulty.require("/outcome", outcome);
        SoundText.check(faulty, "/text", text, LONGEST_TEXT);
        faulty.refuse();
        return new ToldOutcome(
                Objects.requireNonNull(answerId),
                Objects.requireNonNull(moment),
                Objects.requireNonNull(outcome),
                text);
    }
}
