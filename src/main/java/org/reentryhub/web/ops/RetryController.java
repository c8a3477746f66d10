package org.reentryhub.web.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.Retries;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Trying again what is dead; what waits is tried anyway, and what was stopped stays stopped. */
@RestController
@RequestMapping("/ops/deliveries")
@Transactional
class RetryController {
    private final Retries retries;
    private final AuditTrail audit;
    private final Callers callers;

    RetryController(Retries retries, AuditTrail audit, Callers callers) {
        this.retries = retries;
        this.audit = audit;
        this.callers = callers;
    }

    /** What a call came to, or would. */
    sealed interface Result permits Counted, Retried {}

    /** What would be tried again; nothing is done. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Counted(long matching, @Nullable OffsetDateTime oldest) implements Result {}

    /**
     * How many messages are tried again.
     *
     * @param until when the last of them is due
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Retried(int retried, @Nullable OffsetDateTime until) implements Result {}

    @PostMapping("/{id}/retry")
    Retried retry(@PathVariable UUID id) {
        if (retries.retry(new Retries.Selection(null, List.of(id))).ids().isEmpty()) {
            throw ProblemException.notFound();
        }
        audit.operated(callers.current(), "RETRIED_DELIVERY", id.toString());
        return new Retried(1, null);
    }

    /** All of a partner, with nothing to read besides. */
    @PostMapping(value = "/retry", params = "partner")
    Result retryAll(
            @RequestParam String partner,
            @RequestParam DeliveryState state,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        return retry(new RetryForm(null, partner, state, null), dryRun);
    }

    @PostMapping("/retry")
    Result retrySome(
            @RequestBody(required = false) @Nullable RetryForm form,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        return retry(form == null ? RetryForm.EMPTY : form, dryRun);
    }

    private Result retry(RetryForm form, boolean dryRun) {
        Retries.Selection selection = form.checked();
        if (dryRun) {
            Retries.Matching matching = retries.matching(selection);
            return new Counted(matching.matching(), matching.oldest());
        }
        Retries.Retried retried = retries.retry(selection);
        note(form, retried);
        return new Retried(retried.ids().size(), retried.until());
    }

    private void note(RetryForm form, Retries.Retried retried) {
        Actor actor = callers.current();
        if (form.ids() != null) {
            retried.ids().forEach(id -> audit.operated(actor, "RETRIED_DELIVERY", id.toString(), form.reason()));
        } else {
            audit.operated(actor, "RETRIED_DEAD_DELIVERIES", String.valueOf(form.partner()), form.reason());
        }
    }
}
