package org.reentryhub.referral;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.People;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what receivers' people answer. What comes too late or is impossible is kept and flagged; forged ids find nothing. */
@Component
@Transactional(noRollbackFor = Impossible.class)
public class AnswerDesk {
    static final String OLD_VERSION = "OLD_VERSION";
    private static final Set<ReferralState> TAKEN_BACK =
            Set.of(ReferralState.CANCEL_REQUESTED, ReferralState.CANCELLED);
    static final String IMPOSSIBLE = "IMPOSSIBLE";

    private final Referrals referrals;
    private final Steps steps;
    private final RedirectDesk redirects;
    private final Answers answers;
    private final SentVersions sent;
    private final Weighing weighing;
    private final People people;
    private final Alerts alerts;
    private final CaseAlerts caseAlerts;

    AnswerDesk(
            Referrals referrals,
            Steps steps,
            RedirectDesk redirects,
            Answers answers,
            SentVersions sent,
            Weighing weighing,
            People people,
            Alerts alerts,
            CaseAlerts caseAlerts) {
        this.referrals = referrals;
        this.steps = steps;
        this.redirects = redirects;
        this.people = people;
        this.alerts = alerts;
        this.caseAlerts = caseAlerts;
        this.answers = answers;
        this.sent = sent;
        this.weighing = weighing;
    }

    /**
     * Takes an answer; the same {@code answerId} again changes nothing.
     *
     * @throws ProblemException 404 for another partner's referral, 422 for a version that was never sent, or another answer
     *     under the same id
     * @throws Impossible when the lifecycle has no such step; the answer is kept and flagged
     */
    public void answer(UUID referralId, PartnerAnswer answer, Actor partner) {
        if (answer.answer() == AnswerCode.REDIRECTED) {
            holdPerson(referralId);
        }
        Referral referral = referrals.lockOwn(referralId, partner);
        Optional<Answers.Kept> before = answers.find(referralId, answer.answerId());
        if (before.isPresent()) {
            sameAgain(before.get(), answer);
            return;
        }
        if (!sent.hasBegun(referralId, answer.version())) {
            throw ProblemException.unprocessable("/version", "this version was never sent");
        }
        if (answer.version() < lastSaid(referral)) {
            answers.keep(referralId, answer, OLD_VERSION);
            caseAlerts.raise(
                    referral,
                    OLD_VERSION,
                    "A receiver (%s) answered what is no longer so; the answer is kept, and changed nothing. See the referral.");
            steps.note(referral, "ANSWER_TO_AN_OLD_VERSION", partner);
            return;
        }
        AnswerCode.Effect effect = answer.answer().on(referral.state());
        answers.keep(referralId, answer, effect == AnswerCode.Effect.IMPOSSIBLE ? IMPOSSIBLE : null);
        switch (effect) {
            case MOVES -> move(referral, answer, partner);
            case NOTHING_NEW -> steps.note(referral, "ANSWERED_THE_SAME", partner);
            case IMPOSSIBLE -> {
                steps.note(referral, "OUT_OF_STEP_" + answer.answer(), partner);
                if (TAKEN_BACK.contains(referral.state())) {
                    caseAlerts.raise(
                            referral,
                            "ANSWERED_AFTER_CANCELLATION",
                            "A receiver (%s) answered a referral that was taken back; make sure that nobody there works on it.");
                }
                throw new Impossible();
            }
        }
    }

    /** Whoever repeats itself hears the same again; whoever says something else under a used id would not be heard at all. */
    private static void sameAgain(Answers.Kept before, PartnerAnswer answer) {
        if (!before.answer().equals(answer)) {
            throw ProblemException.unprocessable("/answerId", "was another answer; give each its own");
        }
        if (IMPOSSIBLE.equals(before.flag())) {
            throw new Impossible();
        }
    }

    /** Whoever opens a referral has the person's turn first, like whoever changes the record. */
    private void holdPerson(UUID referralId) {
        referrals.find(referralId).ifPresent(referral -> {
            people.hold(referral.person());
            referrals.lockPerson(referral.person());
        });
    }

    private void move(Referral referral, PartnerAnswer answer, Actor partner) {
        Optional<String> held = steps.held(referral).map(Steps.Hold::why);
        Referral moved = steps.take(answer.answer().step(), referral, partner);
        held.ifPresent(why -> afterHold(moved, why));
        if (moved.state() == ReferralState.REDIRECTED) {
            redirects.follow(moved, answer.redirectTo());
        }
    }

    /**
     * An answer is what a receiver was asked for that was told of a return. Nothing else that holds a referral ends by it, nor
     * a hold of which this receiver has not heard: its message was stopped before it came.
     */
    private void afterHold(Referral moved, String why) {
        if (!why.equals(UpdateDesk.BACK_IN_PRISON) || !hasHeardOfTheReturn(moved)) {
            if (Step.HELD.from().contains(moved.state())) {
                steps.hold(moved, why, Actor.HUB);
            }
        } else if (referrals.of(moved.person()).stream().noneMatch(other -> isHeldFor(why, other))) {
            alerts.close(moved.person(), why);
        }
    }

    private boolean hasHeardOfTheReturn(Referral referral) {
        return weighing.said(referral).told().map(Version::holdSince).isPresent();
    }

    private boolean isHeldFor(String why, Referral referral) {
        return steps.held(referral).filter(hold -> hold.why().equals(why)).isPresent();
    }

    /** A cancellation is no new word about the person: what was said before it may still be answered. */
    private int lastSaid(Referral referral) {
        return TAKEN_BACK.contains(referral.state()) ? 1 : sent.newestArrived(referral.id());
    }
}
