package org.reentryhub.web.ops;

import java.util.UUID;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.Interventions;
import org.reentryhub.web.Callers;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done to one message by hand, each with the reason that the audit keeps. */
@RestController
@RequestMapping(value = "/ops/deliveries/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
@Transactional
class InterventionController {
    private final Interventions interventions;
    private final AuditTrail audit;
    private final Callers callers;

    InterventionController(Interventions interventions, AuditTrail audit, Callers callers) {
        this.interventions = interventions;
        this.audit = audit;
        this.callers = callers;
    }

    /** Where a message stands now. */
    record Standing(UUID id, DeliveryState state) {}

    /** What goes out: under the same id, or as a new message. */
    record Replayed(UUID id, ReplayForm.As as) {}

    @PostMapping("/replay")
    Replayed replay(@PathVariable UUID id, @RequestBody ReplayForm form) {
        ReplayForm.As as = form.checked();
        UUID sent =
                switch (as) {
                    case FROZEN -> {
                        interventions.replay(id);
                        yield id;
                    }
                    case CURRENT -> interventions.renew(id);
                };
        audit.operated(callers.current(), "REPLAYED_" + as, id.toString(), form.reason());
        return new Replayed(sent, as);
    }

    @PostMapping("/cancel")
    Standing cancel(@PathVariable UUID id, @RequestBody Why why) {
        String reason = why.checked();
        interventions.cancel(id);
        audit.operated(callers.current(), "CANCELLED_DELIVERY", id.toString(), reason);
        return new Standing(id, DeliveryState.STOPPED);
    }
}
