package org.reentryhub.web.console.operations;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.DeliveryLedger;
import org.reentryhub.delivery.DeliveryState;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits, what has died, and what became of the rest. */
@Controller
@Transactional(readOnly = true)
class DeliveriesPage {
    private static final int PAGE_SIZE = 50;

    private final DeliveryLedger ledger;
    private final PartnerRows partners;
    private final Acting acting;

    DeliveriesPage(DeliveryLedger ledger, PartnerRows partners, Acting acting) {
        this.ledger = ledger;
        this.partners = partners;
        this.acting = acting;
    }

    /** @param before the last message of the page before; the newest where there is none */
    @GetMapping("/operations/deliveries")
    String list(
            @RequestParam(required = false) @Nullable DeliveryState state,
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(required = false) @Nullable UUID before,
            Model model) {
        String wanted = partner.isBlank() ? null : partner;
        List<DeliveryLedger.Line> lines = ledger.lines(state, wanted, before, PAGE_SIZE);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "next",
                lines.size() < PAGE_SIZE ? null : lines.get(PAGE_SIZE - 1).id());
        model.addAttribute("isFirst", before == null);
        model.addAttribute("state", state);
        model.addAttribute("partner", partner);
        model.addAttribute("states", List.of(DeliveryState.values()));
        model.addAttribute("partners", partners.choices());
        model.addAttribute("key", acting.newKey());
        model.addAttribute(
                "dead",
                partners.all().stream()
                        .filter(row ->
                                row.standing().dead() > 0 && row.partner().isPresent())
                        .filter(row -> wanted == null || row.id().equals(wanted))
                        .toList());
        return "operations/deliveries";
    }
}
