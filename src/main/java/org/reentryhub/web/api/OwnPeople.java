package org.reentryhub.web.api;

import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.custody.Batons;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.People;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people a case manager may see: those of the same prison, and those transferred from it whom nobody has accepted yet.
 * Anybody else is unknown, in the same bytes.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OwnPeople {
    private final People people;
    private final Batons batons;
    private final AuditTrail audit;

    OwnPeople(People people, Batons batons, AuditTrail audit) {
        this.people = people;
        this.batons = batons;
        this.audit = audit;
    }

    /**
     * The person, and a line in the audit trail that says who looked.
     *
     * @param what which view was asked for
     * @throws ProblemException 404 for another prison's person, an unknown one and a number that cannot be one
     */
    public KnownPerson look(String personNumber, Actor actor, String what) {
        KnownPerson person = find(personNumber, actor);
        audit.looked(actor, person.record().personNumber(), what);
        return person;
    }

    /** The person, for a deed that writes its own line. */
    public KnownPerson find(String personNumber, Actor actor) {
        if (!PersonNumber.wellFormed(personNumber)) {
            throw ProblemException.notFound();
        }
        return people.present(new PersonNumber(personNumber))
                .filter(person -> batons.sees(actor.organisation(), person.record()))
                .orElseThrow(ProblemException::notFound);
    }
}
