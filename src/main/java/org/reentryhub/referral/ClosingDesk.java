package org.reentryhub.referral;

import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes referrals whose outcome is known. */
@Component
@Transactional
public class ClosingDesk {
    private final Referrals referrals;
    private final Steps steps;
    private final AuditTrail audit;

    ClosingDesk(Referrals referrals, Steps steps, AuditTrail audit) {
        this.referrals = referrals;
        this.steps = steps;
        this.audit = audit;
    }

    /**
     * Closes a referral; a closed one stays closed.
     *
     * @throws ProblemException 409 while the receiver has not said whether it gave what was asked for
     */
    public Referral close(UUID referralId, Actor actor) {
        Referral referral = referrals.lock(referralId).orElseThrow(ProblemException::notFound);
        if (referral.state() == ReferralState.CLOSED) {
            return referral;
        }
        if (!Step.CLOSED.from().contains(referral.state())) {
            throw ProblemException.conflict("The receiver has not said yet how it went.");
        }
        audit.did(actor, referral.person(), "CLOSED_REFERRAL", referralId.toString());
        return steps.take(Step.CLOSED, referral, actor);
    }
}
