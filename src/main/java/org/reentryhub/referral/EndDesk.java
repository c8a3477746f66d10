package org.reentryhub.referral;

import java.util.List;
import org.reentryhub.audit.Actor;
import org.reentryhub.delivery.Outbox;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;

/** Ends everything at once, and says no more than that it has ended. */
@Component
class EndDesk {
    /** A death is never named: the receiver learns that the referral is over, and nothing else. */
    static final String NO_LONGER_NEEDED = "NO_LONGER_NEEDED";

    private final CancellationDesk cancellations;
    private final Outbox outbox;

    EndDesk(CancellationDesk cancellations, Outbox outbox) {
        this.cancellations = cancellations;
        this.outbox = outbox;
    }

    /** Nothing about this person leaves any more but that it is over; what waits of referrals long closed stays too. */
    void died(PersonNumber person, List<Referral> open) {
        outbox.stopAllWaiting(person, NO_LONGER_NEEDED);
        open.forEach(referral -> cancellations.cancel(referral, NO_LONGER_NEEDED, Actor.HUB));
    }
}
