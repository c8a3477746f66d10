package org.reentryhub.referral;

import org.springframework.stereotype.Component;

/** Why referrals are on hold. */
@Component
public class Holds {
    private final Steps steps;

    Holds(Steps steps) {
        this.steps = steps;
    }

    /** Whether a referral on hold waits for us and not for its receiver, who has been asked whether it keeps it. */
    public boolean isOurs(Referral referral) {
        return steps.held(referral)
                .filter(hold -> !hold.why().equals(UpdateDesk.BACK_IN_PRISON))
                .isPresent();
    }
}
