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
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_TEXT = 4_000;

    /** The outcome it is; 422 with every fault when it does not hold. */
    public ToldOutcome checked() {
        Faulty faulty = new Faulty();
        faulty.require("/answerId", answerId);
        faulty.require("/moment", moment);
        faulty.require("/outcome", outcome);
        boolean idFits = answerId == null || !answerId.isBlank() && answerId.length() <= LONGEST_ID;
        faulty.unless(idFits, "/answerId", "is 1 to 100 characters");
        faulty.unless(text == null || text.length() <= LONGEST_TEXT, "/text", "is at most 4000 characters");
        faulty.unless(answerId == null || SoundText.isId(answerId), "/answerId", "has characters that cannot be seen");
        faulty.unless(text == null || SoundText.isIn(text), "/text", SoundText.FAULT);
        faulty.refuse();
        return new ToldOutcome(
                Objects.requireNonNull(answerId),
                Objects.requireNonNull(moment),
                Objects.requireNonNull(outcome),
                text);
    }
}
