package org.reentryhub.referral;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.reentryhub.person.PersonNumber;

/**
 * One need of one person, put to one receiver.
 *
 * @param recipient the partner's id
 * @param consentId the consent it stands on
 * @param version the newest one, from 1
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
        OffsetDateTime stateSince) {}
