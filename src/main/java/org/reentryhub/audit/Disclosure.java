package org.reentryhub.audit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reentryhub.person.PersonNumber;

/**
 * That something about a person left the house: to whom, which fields, on what basis (FOR-2013-09-20-1099 § 5 asks for
 * what, why and to whom).
 *
 * @param at when the attempt that carried it began
 * @param recipient the partner's id
 * @param kind REFERRAL, UPDATE, CANCELLATION or NOTICE
 * @param fields JSON Pointers of what was in the message
 * @param legalBasis code and reference, as in the message
 * @param grounds what it rests on, as it was then
 */
public record Disclosure(
        UUID messageId,
        UUID referralId,
        PersonNumber person,
        OffsetDateTime at,
        String recipient,
        String domain,
        String kind,
        int version,
        List<String> fields,
        Map<String, String> legalBasis,
        Grounds grounds) {
    public Disclosure {
        fields = List.copyOf(fields);
        legalBasis = Map.copyOf(legalBasis);
    }
}
