package org.reentryhub.referral;

import java.util.Optional;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what receivers send back. What comes too late or is impossible is kept and flagged; forged ids find nothing. */
@Component
@Transactional(noRollbackFor = AnswerDesk.Impossible.class)
public class AnswerDesk {
    static final String OLD_VERSION = "OLD_VERSION";
    static final String IMPOSSIBLE = "IMPOSSIBLE";

    private final Referrals referrals;
    private final Versions versions;
    private final Answers answers;
    private final Receipts receipts;
    private final SentVersions sent;

    AnswerDesk(Referrals referrals, Versions versions, Answers answers, Receipts receipts, SentVersions sent) {
        this.referrals = referrals;
        this.versions = versions;
        this.answers = answers;
        this.receipts = receipts;
        this.sent = sent;
    }

    /** The lifecycle has no such step; the answer was written down all the same, so nothing is rolled back. */
    public static final class Impossible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Impossible() {
            super("the lifecycle has no such step", null, false, false);
        }
    }

    /**
     * Takes an answer; the same {@code answerId} again changes nothing.
     *
     * @throws ProblemException 404 for another partner's referral, 422 for a version that was never sent
     * @throws Impossible when the lifecycle has no such step; the answer is kept and flagged
     */
    public void answer(UUID referralId, PartnerAnswer answer, Actor partner) {
        Referral referral = own(referralId, partner);
        if (answers.isKnown(referralId, answer.answerId())) {
            return;
        }
        if (!sent.hasBegun(referralId, answer.version())) {
            throw ProblemException.unprocessable("/version", "this version was never sent");
        }
        if (answer.version() < lastSaid(referral)) {
            answers.keep(referralId, answer, OLD_VERSION);
            referrals.note(referral, "ANSWER_TO_AN_OLD_VERSION", partner);
            return;
        }
        AnswerCode.Effect effect = answer.answer().on(referral.state());
        answers.keep(referralId, answer, effect == AnswerCode.Effect.IMPOSSIBLE ? IMPOSSIBLE : null);
        switch (effect) {
            case MOVES -> referrals.move(referral, answer.answer().leadsTo(), "ANSWERED", partner);
            case NOTHING_NEW -> referrals.note(referral, "ANSWERED_THE_SAME", partner);
            case IMPOSSIBLE -> {
                referrals.note(referral, "OUT_OF_STEP_" + answer.answer(), partner);
                throw new Impossible();
            }
        }
    }

    /**
     * Takes a receipt; the same one again changes nothing.
     *
     * @throws ProblemException 404 for another partner's referral, 422 for a message that is not this referral's
     */
    public void receipt(UUID referralId, PartnerReceipt receipt, Actor partner) {
        Referral referral = own(referralId, partner);
        Version version = versions.ofMessage(receipt.messageId())
                .filter(known -> known.referralId().equals(referralId))
                .filter(known -> sent.hasBegun(referralId, known.number()))
                .orElseThrow(() -> ProblemException.unprocessable("/messageId", "no such message was sent"));
        String detail = Optional.ofNullable(receipt.detail()).orElse("");
        if (!receipts.keep(referral, receipt.messageId(), receipt.status(), null, detail)) {
            return;
        }
        boolean advances = receipt.status() == Receipts.Status.RECEIVED
                && version.number() == referral.version()
                && (referral.state() == ReferralState.SENT || referral.state() == ReferralState.QUEUED);
        if (advances) {
            referrals.move(referral, ReferralState.RECEIVED, "RECEIVED", partner);
        } else {
            referrals.note(referral, "RECEIPT_" + receipt.status(), partner);
        }
    }

    /** A cancellation is no new word about the person: what was said before it may still be answered. */
    private int lastSaid(Referral referral) {
        return referral.state() == ReferralState.CANCEL_REQUESTED ? 1 : sent.newestBegun(referral.id());
    }

    private Referral own(UUID referralId, Actor partner) {
        return referrals
                .lock(referralId)
                .filter(referral -> referral.recipient().equals(partner.organisation()))
                .orElseThrow(ProblemException::notFound);
    }
}
