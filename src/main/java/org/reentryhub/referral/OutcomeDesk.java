package org.reentryhub.referral;

import java.util.Optional;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what receivers tell of how it went after a release. It moves no referral: an outcome is no answer to one. */
@Component
@Transactional(noRollbackFor = OutcomeDesk.NotAsked.class)
public class OutcomeDesk {
    private final Referrals referrals;
    private final Steps steps;
    private final OutcomeQuestions questions;
    private final OutcomeAnswers answers;

    OutcomeDesk(Referrals referrals, Steps steps, OutcomeQuestions questions, OutcomeAnswers answers) {
        this.referrals = referrals;
        this.steps = steps;
        this.questions = questions;
        this.answers = answers;
    }

    /** Nobody asks for it, now or any more; that it was said was written down, so nothing is rolled back. */
    public static final class NotAsked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAsked() {
            super("the outcome was not asked for", null, false, false);
        }
    }

    /**
     * Takes an outcome; the same {@code answerId} again changes nothing, another about the same moment is a later word.
     *
     * @throws ProblemException 404 for another partner's referral, 422 for what is no outcome of this need, or where the id
     *     was used for something else
     * @throws NotAsked where nobody was asked about that moment yet, or is no longer
     */
    public void tell(UUID referralId, ToldOutcome told, Actor partner) {
        take(referrals.lockOwn(referralId, partner), told, partner);
    }

    /**
     * Takes what a case manager has heard by other ways, as the receiver's word. Who may speak of the referral has been asked.
     *
     * @throws NotAsked as above
     */
    public void heard(UUID referralId, ToldOutcome told, Actor caseManager) {
        take(referrals.lock(referralId).orElseThrow(ProblemException::notFound), told, caseManager);
    }

    private void take(Referral referral, ToldOutcome told, Actor by) {
        if (isKnown(referral, told, by)) {
            return;
        }
        if (!told.outcome().isFor(referral.domain())) {
            throw ProblemException.unprocessable(
                    "/outcome",
                    "is none of " + OutcomeCode.of(referral.domain()) + ", which are asked for " + referral.domain());
        }
        Optional<OutcomeQuestion> asked = questions.asked(referral.id(), told.moment());
        if (asked.isEmpty()) {
            steps.note(referral, "NOT_ASKED_" + told.moment(), by);
            throw new NotAsked();
        }
        answers.keep(asked.get(), told, by);
        steps.note(referral, "TOLD_" + told.moment(), by);
    }

    private boolean isKnown(Referral referral, ToldOutcome told, Actor by) {
        Optional<ToldOutcome> before = answers.find(referral.id(), by.organisation(), told.answerId());
        if (before.filter(known -> !known.equals(told)).isPresent()) {
            throw ProblemException.unprocessable("/answerId", "was used for another answer");
        }
        return before.isPresent();
    }
}
