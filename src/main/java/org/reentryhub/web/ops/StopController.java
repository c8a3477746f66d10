package org.reentryhub.web.ops;

import org.reentryhub.audit.AuditTrail;
import org.reentryhub.delivery.Stops;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stopping a partner, and going on. A health party is as unknown here as any that does not exist. */
@RestController
@RequestMapping(value = "/ops/partners/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
@Transactional
class StopController {
    private final Stops stops;
    private final AuditTrail audit;
    private final Callers callers;

    StopController(Stops stops, AuditTrail audit, Callers callers) {
        this.stops = stops;
        this.audit = audit;
        this.callers = callers;
    }

    /** A partner to which everything is due again. */
    record Resumed(String partner) {}

    @PostMapping("/stop")
    Stops.Stopped stop(@PathVariable String id, @RequestBody Why why) {
        String reason = why.checked();
        String by = callers.current().name();
        Stops.Stopped stopped = stops.stop(id, by, reason).orElseThrow(ProblemException::notFound);
        audit.operated(callers.current(), "STOPPED_PARTNER", id, reason);
        return stopped;
    }

    @PostMapping("/resume")
    Resumed resume(@PathVariable String id, @RequestBody Why why) {
        String reason = why.checked();
        if (!stops.resume(id)) {
            throw stops.isKnown(id)
                    ? ProblemException.conflict("No operator has stopped this partner.")
                    : ProblemException.notFound();
        }
        audit.operated(callers.current(), "RESUMED_PARTNER", id, reason);
        return new Resumed(id);
    }
}
