package org.reentryhub.web.api;

import java.time.Clock;
import java.time.LocalDate;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.consent.InformationGiven;
import org.reentryhub.consent.Informed;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.web.Callers;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** That a person was told what is passed on about them: written down apart from any consent. */
@RestController
@Transactional
class InformationGivenController {
    private final OwnPeople ownPeople;
    private final InformationGiven information;
    private final AuditTrail audit;
    private final Callers callers;
    private final Clock clock;

    InformationGivenController(
            OwnPeople ownPeople, InformationGiven information, AuditTrail audit, Callers callers, Clock clock) {
        this.ownPeople = ownPeople;
        this.information = information;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    @PostMapping(path = "/api/people/{personNumber}/information-given", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Informed record(@PathVariable String personNumber, @RequestBody InformedForm form) {
        Actor actor = callers.current();
        PersonNumber person = ownPeople.find(personNumber, actor).record().personNumber();
        Informed informed = form.checked(LocalDate.now(clock));
        information.record(person, informed, actor);
        audit.did(actor, person, "GAVE_INFORMATION", informed.givenOn().toString());
        return informed;
    }
}
