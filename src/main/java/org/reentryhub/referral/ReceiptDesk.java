package org.reentryhub.referral;

import java.util.Optional;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what receivers' machines say of the messages that they were sent, however late. */
@Component
@Transactional(noRollbackFor = Impossible.class)
public class ReceiptDesk {
    private static final String FAILED_THERE = "FAILED_AT_RECEIVER";

    private final Referrals referrals;
    private final Versions versions;
    private final SentVersions sent;
    private final Receipts receipts;
    private final Steps steps;
    private final CaseAlerts caseAlerts;

    ReceiptDesk(
            Referrals referrals,
            Versions versions,
            SentVersions sent,
            Receipts receipts,
            Steps steps,
            CaseAlerts caseAlerts) {
        this.referrals = referrals;
        this.versions = versions;
        this.sent = sent;
        this.receipts = receipts;
        this.steps = steps;
        this.caseAlerts = caseAlerts;
    }

    /**
     * Takes a receipt; the same one again changes nothing.
     *
     * @throws ProblemException 404 for another partner's referral, 422 for a message that is not this referral's
     * @throws Impossible when what was received is said to have failed; the receipt is kept
     */
    public void take(UUID referralId, PartnerReceipt receipt, Actor partner) {
        Referral referral = referrals.lockOwn(referralId, partner);
        Version version = versions.ofMessage(receipt.messageId())
                .filter(known -> known.referralId().equals(referralId))
                .filter(known -> sent.hasBegun(referralId, known.number()))
                .orElseThrow(() -> ProblemException.unprocessable("/messageId", "no such message was sent"));
        String detail = Optional.ofNullable(receipt.detail()).orElse("");
        if (!receipts.keep(referral, receipt.messageId(), receipt.status(), null, detail)) {
            unlessContradictory(receipt);
            return;
        }
        boolean advances = receipt.status() == Receipts.Status.RECEIVED
                && version.number() == referral.version()
                && Step.RECEIVED.from().contains(referral.state());
        if (advances) {
            steps.take(Step.RECEIVED, referral, partner);
        } else {
            steps.note(referral, "RECEIPT_" + receipt.status(), partner);
        }
        if (receipt.status() == Receipts.Status.FAILED) {
            caseAlerts.raise(
                    referral,
                    FAILED_THERE,
                    "A receiver (%s) could not take a message into its system. See the referral for its words.");
        }
        unlessContradictory(receipt);
    }

    /** What was received cannot have failed to come; that somebody lost it later is for people to mend. */
    private void unlessContradictory(PartnerReceipt receipt) {
        if (receipt.status() == Receipts.Status.FAILED && receipts.failedAfterItWasReceived(receipt.messageId())) {
            throw new Impossible();
        }
    }
}
