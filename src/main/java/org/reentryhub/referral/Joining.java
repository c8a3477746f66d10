package org.reentryhub.referral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reentryhub.person.PersonNumber;

/**
 * One of two open referrals that came to be about the same need at the same receiver when two numbers became one.
 *
 * @param ended the one that gives way
 * @param kept the one that stays
 */
record Joining(Referral ended, Referral kept) {
    /** How far a referral can have come, the least first; one that is on hold may still end. */
    private static final List<ReferralState> FARTHER = List.of(
            ReferralState.ON_HOLD,
            ReferralState.QUEUED,
            ReferralState.SENT,
            ReferralState.RECEIVED,
            ReferralState.IN_REVIEW,
            ReferralState.MORE_INFO_NEEDED,
            ReferralState.WAITLISTED,
            ReferralState.ACCEPTED,
            ReferralState.PLANNED,
            ReferralState.IN_PROGRESS);

    /** The one that has come farthest stays; of two as far, the one of the number that lives on, and then the older. */
    private static Comparator<Referral> by(PersonNumber current) {
        return Comparator.comparing((Referral referral) -> FARTHER.indexOf(referral.state()))
                .thenComparing(referral -> referral.person().equals(current))
                .thenComparing(Referral::openedAt, Comparator.reverseOrder())
                .thenComparing(Referral::id);
    }

    /** Which give way to which, so that each receiver has one about each need. Pure. */
    static List<Joining> of(List<Referral> open, PersonNumber current) {
        record Place(HandoverDomain domain, String recipient) {}
        Map<Place, Referral> kept = new HashMap<>();
        List<Joining> joinings = new ArrayList<>();
        open.stream().sorted(by(current).reversed()).forEach(referral -> {
            Referral first = kept.putIfAbsent(new Place(referral.domain(), referral.recipient()), referral);
            if (first != null) {
                joinings.add(new Joining(referral, first));
            }
        });
        return joinings;
    }
}
