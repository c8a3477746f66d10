package org.reentryhub.web.door;

import java.util.Optional;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.stereotype.Component;

/** Reads {@code accepts} of the partner directory: the organisation of the token first, then its client or user. */
@Component
class PartnersOfDirectory implements PartnersOfTokens {
    private final Partners partners;

    PartnersOfDirectory(Partners partners) {
        this.partners = partners;
    }

    @Override
    public Optional<String> speaksFor(String name, Optional<String> organisation) {
        return organisation
                .flatMap(partners::ofClient)
                .or(() -> partners.ofClient(name))
                .or(() -> partners.ofUser(name))
                .map(Partner::id);
    }
}
