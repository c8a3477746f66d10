package org.reentryhub.consent;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That the person lets one kind of recipient know about some needs (fvl. § 13 a no. 1 lifts secrecy by it).
 *
 * @param recipientKind the kind of partner, such as HOUSING
 * @param domains the needs it covers
 * @param givenOn the first day it holds, Oslo time
 * @param expiresOn the last day it holds; null when it holds until it is withdrawn
 * @param evidence a code for how it can be shown afterwards, such as SIGNED_FORM
 * @param withdrawnAt null while it stands
 */
public record Consent(
        UUID id,
        String recipientKind,
        Set<String> domains,
        LocalDate givenOn,
        @Nullable LocalDate expiresOn,
        String evidence,
        @Nullable OffsetDateTime withdrawnAt) {

    public Consent {
        domains = Set.copyOf(domains);
    }

    /**
     * Whether it covers a domain for a kind of recipient on a day.
     *
     * @param today the date in Oslo
     */
    public boolean covers(String kind, String domain, LocalDate today) {
        return withdrawnAt == null
                && recipientKind.equals(kind)
                && domains.contains(domain)
                && !today.isBefore(givenOn)
                && (expiresOn == null || !today.isAfter(expiresOn));
    }
}
