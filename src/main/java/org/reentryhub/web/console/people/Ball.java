package org.reentryhub.web.console.people;

import org.reentryhub.plan.Readiness;
import org.reentryhub.referral.ReferralState;
import org.reentryhub.web.api.ReferralView;

/** Who has to do the next thing about a referral. */
enum Ball {
    OURS,
    THEIRS,
    /** The hub brings it; nobody has to do anything. */
    ON_ITS_WAY,
    NOBODYS;

    /** Also ours is what does not come through, and an outcome that nobody has closed. Pure. */
    static Ball of(ReferralView referral, Way way) {
        boolean stuck = way.trouble().filter(trouble -> trouble.next() == null).isPresent();
        return stuck ? OURS : of(referral.state());
    }

    /** Of a domain, as the list sees it: who is silent for too long is still the one who has to answer. Pure. */
    static Ball of(Readiness readiness) {
        return switch (readiness.reason().code()) {
            case NOT_ANSWERED, IN_REVIEW, WAITLISTED, ACCEPTED, PLANNED, IN_PROGRESS -> THEIRS;
            case ON_ITS_WAY -> ON_ITS_WAY;
            case FULFILLED, NO_NEED -> NOBODYS;
            default -> OURS;
        };
    }

    private static Ball of(ReferralState state) {
        return switch (state) {
            case MORE_INFO_NEEDED, DECLINED, REDIRECTED, FULFILLED, NOT_FULFILLED, EXPIRED -> OURS;
            case DRAFT, READY, QUEUED -> ON_ITS_WAY;
            case SENT, RECEIVED, IN_REVIEW, ACCEPTED, WAITLISTED, PLANNED, IN_PROGRESS, ON_HOLD, CANCEL_REQUESTED ->
                THEIRS;
            case CLOSED, CANCELLED, SUPERSEDED, VOID -> NOBODYS;
        };
    }
}
