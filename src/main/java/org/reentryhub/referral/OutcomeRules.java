package org.reentryhub.referral;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which moments a receiver is asked about. Pure. */
final class OutcomeRules {
    /** What a receiver that has agreed is in, or has been. */
    static final Set<ReferralState> AGREED = Set.copyOf(EnumSet.of(
            ReferralState.ACCEPTED,
            ReferralState.WAITLISTED,
            ReferralState.PLANNED,
            ReferralState.IN_PROGRESS,
            ReferralState.FULFILLED,
            ReferralState.NOT_FULFILLED));

    private static final Set<ReferralState> GONE = Set.copyOf(EnumSet.of(
            ReferralState.DECLINED,
            ReferralState.REDIRECTED,
            ReferralState.CANCEL_REQUESTED,
            ReferralState.CANCELLED,
            ReferralState.SUPERSEDED,
            ReferralState.EXPIRED,
            ReferralState.VOID));

    private OutcomeRules() {}

    /**
     * All that decides.
     *
     * @param released whether the person is out
     * @param agreedOn when the receiver first said that it would do something; null where it never has
     * @param consented whether the consent that the referral stands on has not been withdrawn
     * @param consentUntil the last day of that consent; null where it has none
     * @param days when the moments are, by the person's plan
     */
    record Facts(
            boolean released,
            ReferralState state,
            @Nullable LocalDate agreedOn,
            boolean consented,
            @Nullable LocalDate consentUntil,
            Map<Moment, LocalDate> days) {}

    /** Whether a referral in this state may have a receiver that knows how it goes. */
    static boolean mayKnow(ReferralState state) {
        return !GONE.contains(state);
    }

    /**
     * The moments with their days. Nobody is asked about a day before it had agreed, nor about one on which the consent that
     * lets it speak of the person no longer holds.
     */
    static Map<Moment, LocalDate> asked(Facts facts) {
        Map<Moment, LocalDate> asked = new EnumMap<>(Moment.class);
        LocalDate agreedOn = facts.agreedOn();
        LocalDate until = facts.consentUntil();
        if (facts.released() && agreedOn != null && facts.consented() && mayKnow(facts.state())) {
            asked.putAll(facts.days());
            asked.values().removeIf(day -> day.isBefore(agreedOn) || until != null && day.isAfter(until));
        }
        return asked;
    }
}
