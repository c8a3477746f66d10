package org.reentryhub.config;

import java.util.Set;
import org.reentryhub.custody.KnownCodes;
import org.reentryhub.partner.Kind;
import org.reentryhub.partner.Municipalities;
import org.reentryhub.partner.Partners;
import org.reentryhub.partner.Prisons;
import org.springframework.stereotype.Component;

/** Lets the custody records be held against the directory and the product's tables, which lie further down the way. */
@Component
class DirectoryCodes implements KnownCodes {
    private final Prisons prisons;
    private final Municipalities municipalities;
    private final Partners partners;

    DirectoryCodes(Prisons prisons, Municipalities municipalities, Partners partners) {
        this.prisons = prisons;
        this.municipalities = municipalities;
        this.partners = partners;
    }

    @Override
    public boolean isPrison(String code) {
        return prisons.known(code);
    }

    @Override
    public Set<String> prisons() {
        return prisons.codes();
    }

    @Override
    public boolean isMunicipality(String number) {
        return municipalities.known(number);
    }

    @Override
    public boolean isHealthUnit(String partnerId) {
        return partners.find(partnerId)
                .filter(partner -> partner.kind() == Kind.PRISON_HEALTH)
                .isPresent();
    }
}
