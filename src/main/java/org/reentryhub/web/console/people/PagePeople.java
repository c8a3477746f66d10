package org.reentryhub.web.console.people;

import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.People;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.api.OwnPeople;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** The people behind the ids in page addresses, for whoever may see them; anybody else is unknown, in the same bytes. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PagePeople {
    private final People people;
    private final OwnPeople ownPeople;

    PagePeople(People people, OwnPeople ownPeople) {
        this.people = people;
        this.ownPeople = ownPeople;
    }

    /** The person, and a line in the audit trail that says who looked at what. */
    KnownPerson look(UUID id, Actor actor, String what) {
        return ownPeople.look(number(id), actor, what);
    }

    /** The person, for a deed that writes its own line. */
    KnownPerson find(UUID id, Actor actor) {
        return ownPeople.find(number(id), actor);
    }

    private String number(UUID id) {
        return people.find(id)
                .orElseThrow(ProblemException::notFound)
                .record()
                .personNumber()
                .value();
    }

    /** What every page about a person says on top. */
    static void name(KnownPerson person, Model model) {
        model.addAttribute("id", person.id());
        model.addAttribute("name", Row.name(person.record().name()));
    }
}
