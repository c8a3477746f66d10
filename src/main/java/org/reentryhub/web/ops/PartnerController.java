package org.reentryhub.web.ops;

import java.util.List;
import org.reentryhub.delivery.PartnerLedger;
import org.reentryhub.delivery.PartnerStanding;
import org.reentryhub.ladder.MailDesk;
import org.reentryhub.referral.RefusedCalls;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How it stands with the partners. */
@RestController
@RequestMapping("/ops/partners")
class PartnerController {
    private final PartnerLedger ledger;
    private final MailDesk mails;
    private final RefusedCalls refused;

    PartnerController(PartnerLedger ledger, MailDesk mails, RefusedCalls refused) {
        this.ledger = ledger;
        this.mails = mails;
        this.refused = refused;
    }

    record Standings(List<PartnerStanding> items, MailDesk.MailStanding mail, List<RefusedCalls.Line> refused) {}

    @GetMapping
    Standings partners() {
        return new Standings(ledger.partners(), mails.standing(), refused.byPartner());
    }
}
