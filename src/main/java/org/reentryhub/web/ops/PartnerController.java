package org.reentryhub.web.ops;

import java.util.List;
import org.reentryhub.delivery.PartnerLedger;
import org.reentryhub.delivery.PartnerStanding;
import org.reentryhub.ladder.MailDesk;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How it stands with the partners. */
@RestController
@RequestMapping("/ops/partners")
class PartnerController {
    private final PartnerLedger ledger;
    private final MailDesk mails;

    PartnerController(PartnerLedger ledger, MailDesk mails) {
        this.ledger = ledger;
        this.mails = mails;
    }

    record Standings(List<PartnerStanding> items, MailDesk.MailStanding mail) {}

    @GetMapping
    Standings partners() {
        return new Standings(ledger.partners(), mails.standing());
    }
}
