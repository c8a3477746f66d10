package org.reentryhub.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.custody.Batons;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A transferred person's case is taken over; until then the old prison has it. */
@RestController
@Transactional
class AcceptanceController {
    private final OwnPeople ownPeople;
    private final Batons batons;
    private final AuditTrail audit;
    private final Callers callers;

    AcceptanceController(OwnPeople ownPeople, Batons batons, AuditTrail audit, Callers callers) {
        this.ownPeople = ownPeople;
        this.batons = batons;
        this.audit = audit;
        this.callers = callers;
    }

    /** Whose the case is now. */
    record Accepted(@JsonProperty String prison) {}

    /** 409 for anybody but the prison that holds the person, and where there was no transfer. */
    @PostMapping("/api/people/{personNumber}/acceptance")
    Accepted accept(@PathVariable String personNumber) {
        Actor actor = callers.current();
        KnownPerson person = ownPeople.find(personNumber, actor);
        boolean holds = person.record().custody().prison().equals(actor.organisation());
        if (!holds || !batons.accept(person.record().personNumber(), actor)) {
            throw ProblemException.conflict("Only the prison to which a person was transferred accepts the case.");
        }
        audit.did(actor, person.record().personNumber(), "ACCEPTED_TRANSFER", actor.organisation());
        return new Accepted(actor.organisation());
    }
}
