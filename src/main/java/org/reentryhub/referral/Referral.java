package org.reentryhub.referral;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;

/**
 * One need of one person, put to one receiver.
 *
 * @param recipient the partner's id
 * @param consentId the consent it stands on
 * @param version the newest one, from 1
 * @param redirectedFrom the referral whose receiver named this one's; null for one that the prison opened
 */
public record Referral(
        UUID id,
        UUID handoverId,
        PersonNumber person,
        HandoverDomain domain,
        String recipient,
        UUID consentId,
        ReferralState state,
        int version,
        OffsetDateTime openedAt,
        OffsetDateTime stateSince,
        @Nullable UUID redirectedFrom) {

    /** The same referral, moved. */
    Referral in(ReferralState other, OffsetDateTime since) {
        return new Referral(
                id, handoverId, person, domain, recipient, consentId, other, version, openedAt, since, redirectedFrom);
    }

    /** The same referral, one version on. */
    Referral next() {
        return new Referral(
                id,
                handoverId,
                person,
                domain,
                recipient,
                consentId,
                state,
                version + 1,
                openedAt,
                stateSince,
                redirectedFrom);
    }
}
