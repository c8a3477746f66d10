package org.reentryhub.web.console.people;

import java.time.LocalDate;
import java.util.List;
import org.reentryhub.consent.Consent;
import org.reentryhub.referral.Referral;
import org.reentryhub.referral.ReferralState;

/**
 * One consent, with what rests on it.
 *
 * @param resting the referrals that were or would be sent on its strength
 */
public record ConsentRow(Consent consent, LocalDate today, List<Line> resting) {

    /** A referral by its receiver's name. */
    public record Line(Referral referral, String recipient) {}

    /** How it stands, in a word. */
    public enum Standing {
        VALID,
        NOT_YET,
        EXPIRED,
        WITHDRAWN
    }

    public Standing standing() {
        if (consent.withdrawnAt() != null) {
            return Standing.WITHDRAWN;
        }
        if (today.isBefore(consent.givenOn())) {
            return Standing.NOT_YET;
        }
        LocalDate last = consent.expiresOn();
        return last != null && today.isAfter(last) ? Standing.EXPIRED : Standing.VALID;
    }

    /** Whether there is anything left to take back. */
    public boolean canBeWithdrawn() {
        return standing() == Standing.VALID || standing() == Standing.NOT_YET;
    }

    /** What a withdrawal stops before anybody was told. */
    public List<Line> unsent() {
        return resting.stream()
                .filter(line -> line.referral().state().isOpen() && isUnsent(line))
                .toList();
    }

    /** What somebody has been told and is told of the withdrawal. */
    public List<Line> told() {
        return resting.stream()
                .filter(line -> line.referral().state().isLive() && !isUnsent(line))
                .toList();
    }

    private static boolean isUnsent(Line line) {
        ReferralState state = line.referral().state();
        return state == ReferralState.DRAFT || state == ReferralState.READY || state == ReferralState.QUEUED;
    }
}
