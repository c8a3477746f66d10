package org.reentryhub.web.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.Retries;
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
    private final OperatorDesk desk;

    RetryController(Retries retries, OperatorDesk desk) {
        this.retries = retries;
        this.desk = desk;
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
        desk.retry(id);
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
        if (dryRun) {
            Retries.Matching matching = retries.matching(form.checked());
            return new Counted(matching.matching(), matching.oldest());
        }
        Retries.Retried retried = desk.retry(form);
        return new Retried(retried.ids().size(), retried.until());
    }
}
