package org.reentryhub.web.console.operations;

import java.util.List;
import java.util.Optional;
import org.reentryhub.delivery.PartnerLedger;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.stereotype.Component;

/** The partners as operators see them: those of health in one line. */
@Component("operatorsPartners")
class PartnerRows {
    private final PartnerLedger ledger;
    private final Partners partners;

    PartnerRows(PartnerLedger ledger, Partners partners) {
        this.ledger = ledger;
        this.partners = partners;
    }

    /** The most urgent first. */
    List<PartnerRow> all() {
        return ledger.partners().stream()
                .map(standing -> new PartnerRow(standing, known(standing.partner())))
                .sorted(PartnerRow.MOST_URGENT_FIRST)
                .toList();
    }

    /** Empty for health's, and for whatever there is not. */
    Optional<PartnerRow> find(String id) {
        return all().stream()
                .filter(row -> row.id().equals(id) && row.partner().isPresent())
                .findFirst();
    }

    /** The names by id, to be chosen from, in the order of the directory. */
    List<Partner> choices() {
        return partners.all().stream().filter(partner -> !partner.isHealth()).toList();
    }

    private Optional<Partner> known(String id) {
        return partners.find(id).filter(partner -> !partner.isHealth());
    }
}
