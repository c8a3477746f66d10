package org.reentryhub.web.api;

import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.custody.Alerts;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Somebody has looked at an alert and seen to it. What is still so, or becomes so again, is raised anew. */
@RestController
@Transactional
class AlertClosingController {
    private final OwnPeople ownPeople;
    private final Alerts alerts;
    private final AuditTrail audit;
    private final Callers callers;

    AlertClosingController(OwnPeople ownPeople, Alerts alerts, AuditTrail audit, Callers callers) {
        this.ownPeople = ownPeople;
        this.alerts = alerts;
        this.audit = audit;
        this.callers = callers;
    }

    /** 404 for an alert that is not this person's. */
    @PostMapping("/api/people/{personNumber}/alerts/{id}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String personNumber, @PathVariable UUID id) {
        Actor actor = callers.current();
        PersonNumber person = ownPeople.find(personNumber, actor).record().personNumber();
        if (!alerts.close(person, id)) {
            throw ProblemException.notFound();
        }
        audit.did(actor, person, "CLOSED_ALERT", id.toString());
    }
}
