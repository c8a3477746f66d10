package org.reentryhub.web.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.DeliveryLedger;
import org.reentryhub.delivery.DeliveryState;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits, what has died, and what became of the rest. */
@RestController
@RequestMapping("/ops")
@Transactional(readOnly = true)
class DeliveryController {
    private static final int PAGE_SIZE = 100;

    private final DeliveryLedger ledger;

    DeliveryController(DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    /** A page; {@code next} is the cursor of the following one, if there is one. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Deliveries(List<DeliveryLedger.Line> items, @Nullable UUID next) {}

    @GetMapping("/deliveries")
    Deliveries deliveries(
            @RequestParam(required = false) @Nullable DeliveryState state,
            @RequestParam(required = false) @Nullable String partner,
            @RequestParam(required = false) @Nullable UUID cursor) {
        List<DeliveryLedger.Line> lines = ledger.lines(state, partner, cursor, PAGE_SIZE);
        return new Deliveries(
                lines,
                lines.size() < PAGE_SIZE ? null : lines.get(lines.size() - 1).id());
    }
}
