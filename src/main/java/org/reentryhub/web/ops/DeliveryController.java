package org.reentryhub.web.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.delivery.DeliveryLedger;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits, what has died, and trying it again. */
@RestController
@RequestMapping("/ops")
@Transactional
class DeliveryController {
    private static final int PAGE_SIZE = 100;

    private final DeliveryLedger ledger;
    private final AuditTrail audit;
    private final Callers callers;

    DeliveryController(DeliveryLedger ledger, AuditTrail audit, Callers callers) {
        this.ledger = ledger;
        this.audit = audit;
        this.callers = callers;
    }

    /** A page; {@code next} is the cursor of the following one, if there is one. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Deliveries(List<DeliveryLedger.Line> items, @Nullable UUID next) {}

    /** How many messages are tried again. */
    record Retried(int retried) {}

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

    @PostMapping("/deliveries/{id}/retry")
    Retried retry(@PathVariable UUID id) {
        if (!ledger.retry(id)) {
            throw ProblemException.notFound();
        }
        audit.operated(callers.current(), "RETRIED_DELIVERY", id.toString());
        return new Retried(1);
    }

    /** Only what is dead can be tried again; what waits is tried anyway, and what was stopped stays stopped. */
    @PostMapping("/deliveries/retry")
    Retried retryAll(@RequestParam String partner, @RequestParam DeliveryState state) {
        if (state != DeliveryState.DEAD) {
            throw ProblemException.unprocessable("/state", "only what is DEAD can be tried again");
        }
        int retried = ledger.retryDead(partner);
        audit.operated(callers.current(), "RETRIED_DEAD_DELIVERIES", partner);
        return new Retried(retried);
    }
}
