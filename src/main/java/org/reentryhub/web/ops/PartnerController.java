package org.reentryhub.web.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.Hold;
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
    private final Hold hold;

    PartnerController(PartnerLedger ledger, MailDesk mails, RefusedCalls refused, Hold hold) {
        this.ledger = ledger;
        this.mails = mails;
        this.refused = refused;
        this.hold = hold;
    }

    /** @param heldSince since when nothing leaves at all; left out when that is not so */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standings(
            List<PartnerStanding> items,
            MailDesk.MailStanding mail,
            List<RefusedCalls.Line> refused,
            @Nullable OffsetDateTime heldSince) {}

    @GetMapping
    Standings partners() {
        return new Standings(
                ledger.partners(),
                mails.standing(),
                refused.byPartner(),
                hold.since().orElse(null));
    }
}
