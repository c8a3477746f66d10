package org.reentryhub.web.ops;

import java.util.List;
import org.reentryhub.delivery.PartnerLedger;
import org.reentryhub.delivery.PartnerStanding;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How it stands with the partners. */
@RestController
@RequestMapping("/ops/partners")
class PartnerController {
    private final PartnerLedger ledger;

    PartnerController(PartnerLedger ledger) {
        this.ledger = ledger;
    }

    record Standings(List<PartnerStanding> items) {}

    @GetMapping
    Standings partners() {
        return new Standings(ledger.partners());
    }
}
