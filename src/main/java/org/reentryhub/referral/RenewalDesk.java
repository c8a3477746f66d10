package org.reentryhub.referral;

import java.util.List;
import java.util.Optional;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.stereotype.Component;

/** Says anew what is so of an open referral, because an operator asks for it; the caller holds person and referral. */
@Component
class RenewalDesk {
    private final Departures departures;
    private final Versions versions;
    private final Weighing weighing;
    private final UpdateDesk updates;
    private final Partners partners;

    RenewalDesk(Departures departures, Versions versions, Weighing weighing, UpdateDesk updates, Partners partners) {
        this.departures = departures;
        this.versions = versions;
        this.weighing = weighing;
        this.updates = updates;
        this.partners = partners;
    }

    /** Why there is nothing to say, as a code; empty once it is said. What was too small a change to be told is told here. */
    Optional<String> renew(Referral referral, CustodyRecord known) {
        CustodyRecord record = departures.dated(known);
        Optional<Partner> recipient = partners.find(referral.recipient())
                .filter(partner -> record.need(referral.domain().need()).isPresent());
        if (recipient.isEmpty()) {
            return Optional.of(BlockReason.INCOMPLETE.name());
        }
        List<Version> all = versions.of(referral.id());
        if (weighing.says(all.get(all.size() - 1), referral, record, recipient.get())) {
            return Optional.of("NOTHING_NEW");
        }
        updates.tell(referral, record, recipient.get());
        return Optional.empty();
    }
}
