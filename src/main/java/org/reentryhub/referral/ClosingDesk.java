package org.reentryhub.referral;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes referrals that nobody owes anything more, whatever the receiver's machine still has to say. */
@Component
@Transactional
public class ClosingDesk {
    private static final Set<ReferralState> OVER = Set.of(ReferralState.CLOSED, ReferralState.CANCELLED);

    private final Referrals referrals;
    private final Steps steps;
    private final AuditTrail audit;

    ClosingDesk(Referrals referrals, Steps steps, AuditTrail audit) {
        this.referrals = referrals;
        this.steps = steps;
        this.audit = audit;
    }

    /**
     * Closes a referral whose outcome is known, or whose cancellation the receiver has confirmed by telephone; one that is
     * over stays so.
     *
     * @throws ProblemException 409 while the receiver has not said whether it gave what was asked for
     */
    public Referral close(UUID referralId, Actor actor) {
        Referral referral = referrals.lock(referralId).orElseThrow(ProblemException::notFound);
        if (OVER.contains(referral.state())) {
            return referral;
        }
        Step step = Stream.of(Step.CLOSED, Step.CANCELLATION_SETTLED)
                .filter(each -> each.from().contains(referral.state()))
                .findFirst()
                .orElseThrow(() -> ProblemException.conflict("The receiver has not said yet how it went."));
        audit.did(actor, referral.person(), "CLOSED_REFERRAL", referralId.toString());
        return steps.take(step, referral, actor);
    }
}
