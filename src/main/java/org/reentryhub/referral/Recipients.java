package org.reentryhub.referral;

import java.util.Optional;
import java.util.stream.Stream;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.Municipality;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.stereotype.Component;

/** Finds who receives a need: the office of the responsible municipality. */
@Component
class Recipients {
    private final Partners partners;

    Recipients(Partners partners) {
        this.partners = partners;
    }

    Optional<Partner> of(CustodyRecord record, HandoverDomain domain) {
        Municipality municipality = record.municipality();
        return Stream.of(municipality.beforeCustody(), municipality.arrest(), municipality.registered())
                .filter(number -> number != null)
                .findFirst()
                .flatMap(number -> partners.serving(domain.kind(), number));
    }
}
