package org.reentryhub.web.api;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reentryhub.audit.Disclosure;
import org.reentryhub.audit.Grounds;

/** Something that left the house, as it is shown. */
record DisclosureView(
        OffsetDateTime at,
        String recipient,
        String domain,
        String kind,
        int version,
        List<String> fields,
        Map<String, String> legalBasis,
        Grounds grounds,
        UUID referralId,
        UUID messageId) {
    static DisclosureView of(Disclosure disclosure) {
        return new DisclosureView(
                disclosure.at(),
                disclosure.recipient(),
                disclosure.domain(),
                disclosure.kind(),
                disclosure.version(),
                disclosure.fields(),
                disclosure.legalBasis(),
                disclosure.grounds(),
                disclosure.referralId(),
                disclosure.messageId());
    }
}
