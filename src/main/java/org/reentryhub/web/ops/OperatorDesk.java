package org.reentryhub.web.ops;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.delivery.Hold;
import org.reentryhub.delivery.Interventions;
import org.reentryhub.delivery.Retries;
import org.reentryhub.delivery.Stops;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an operator does to the hub, from a page or a program, each with its line in the audit. */
@Component
@Transactional
public class OperatorDesk {
    private final Hold hold;
    private final Stops stops;
    private final Retries retries;
    private final Interventions interventions;
    private final AuditTrail audit;
    private final Callers callers;

    OperatorDesk(
            Hold hold, Stops stops, Retries retries, Interventions interventions, AuditTrail audit, Callers callers) {
        this.hold = hold;
        this.stops = stops;
        this.retries = retries;
        this.interventions = interventions;
        this.audit = audit;
        this.callers = callers;
    }

    /**
     * Ends the hold; nothing happens where there is none.
     *
     * @param reason null where nothing was said
     * @return how many messages waited for it
     */
    public int release(@Nullable String reason) {
        int released = hold.release();
        audit.operated(callers.current(), "RELEASED_HELD_DELIVERIES", String.valueOf(released), reason);
        return released;
    }

    /** Stops a partner; 404 for one that the operators do not have. */
    public Stops.Stopped stop(String partner, Why why) {
        String reason = why.checked();
        String by = callers.current().name();
        Stops.Stopped stopped = stops.stop(partner, by, reason).orElseThrow(ProblemException::notFound);
        audit.operated(callers.current(), "STOPPED_PARTNER", partner, reason);
        return stopped;
    }

    /** Ends a stop; 404 for an unknown partner, 409 for one that nobody has stopped. */
    public void resume(String partner, Why why) {
        String reason = why.checked();
        if (!stops.resume(partner)) {
            throw stops.isKnown(partner)
                    ? ProblemException.conflict("No operator has stopped this partner.")
                    : ProblemException.notFound();
        }
        audit.operated(callers.current(), "RESUMED_PARTNER", partner, reason);
    }

    /** Tries one dead message again; 404 for any other. */
    public void retry(UUID id) {
        if (retries.retry(new Retries.Selection(null, List.of(id))).ids().isEmpty()) {
            throw ProblemException.notFound();
        }
        audit.operated(callers.current(), "RETRIED_DELIVERY", id.toString());
    }

    /** Tries a selection of dead messages again. */
    public Retries.Retried retry(RetryForm form) {
        Retries.Retried retried = retries.retry(form.checked());
        if (form.ids() != null) {
            retried.ids()
                    .forEach(id -> audit.operated(callers.current(), "RETRIED_DELIVERY", id.toString(), form.reason()));
        } else {
            audit.operated(callers.current(), "RETRIED_DEAD_DELIVERIES", String.valueOf(form.partner()), form.reason());
        }
        return retried;
    }

    /** Cancels what waits or is dead; refuses as {@link Interventions#cancel} does. */
    public void cancel(UUID id, Why why) {
        String reason = why.checked();
        interventions.cancel(id);
        audit.operated(callers.current(), "CANCELLED_DELIVERY", id.toString(), reason);
    }

    /**
     * Sends again what is over, as it was or as things are now.
     *
     * @return under which id it goes
     */
    public UUID replay(UUID id, ReplayForm form) {
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
        return sent;
    }
}
