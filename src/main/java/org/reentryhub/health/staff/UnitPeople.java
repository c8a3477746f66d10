package org.reentryhub.health.staff;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.People;
import org.reentryhub.health.HealthTrail;
import org.reentryhub.health.reading.Sight;
import org.reentryhub.health.reading.SummaryDesk;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The people whom a health unit may look at: those held at its prison. Who looked at whom stands in the health unit's own trail,
 * and not in the prison's.
 */
@Component
public class UnitPeople {
    private static final int MOST = 50;

    private final People people;
    private final SummaryDesk summaries;
    private final PreviewDesk previews;
    private final HealthTrail trail;
    private final TransactionTemplate transactions;

    UnitPeople(
            People people,
            SummaryDesk summaries,
            PreviewDesk previews,
            HealthTrail trail,
            @Qualifier("healthTransactions") TransactionTemplate transactions) {
        this.people = people;
        this.summaries = summaries;
        this.previews = previews;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** The person with that number; 404 for another prison's, as for an unknown one. */
    CustodyRecord mine(Actor actor, String personNumber) {
        if (!PersonNumber.wellFormed(personNumber)) {
            throw ProblemException.notFound();
        }
        return mine(actor, new PersonNumber(personNumber)).record();
    }

    /** The same, of a number that is one. */
    public KnownPerson mine(Actor actor, PersonNumber number) {
        return people.present(number)
                .filter(person -> isHeldBy(actor, person.record()))
                .orElseThrow(ProblemException::notFound);
    }

    /** The person whom that page address stands for; 404 for another prison's, as for an unknown one. */
    public KnownPerson mine(Actor actor, UUID id) {
        return people.find(id)
                .filter(person -> isHeldBy(actor, person.record()))
                .orElseThrow(ProblemException::notFound);
    }

    /** Those of that name, the first fifty; nobody for a name of less than two letters. */
    public List<KnownPerson> named(Actor actor, String name) {
        var found = people.searchByName(actor.organisation(), name, 0, MOST).items().stream()
                .filter(person -> isHeldBy(actor, person.record()))
                .toList();
        transactions.executeWithoutResult(status -> found.forEach(person -> trail.entry(
                actor,
                person.record().personNumber(),
                "FOUND_BY_NAME",
                person.id().toString())));
        return found;
    }

    /**
     * Reads and composes now, as sending would; nothing of it is kept but that somebody looked.
     *
     * @return empty when the custody record links to no known health unit
     * @throws FhirTrouble when the health unit's server does not answer as it should
     */
    public Optional<PreviewDesk.Preview> preview(Actor actor, CustodyRecord person) {
        return look(actor, person, "PREVIEWED").map(previews::of);
    }

    /** Sees the person live, and writes down that somebody does; otherwise like {@link #preview}. */
    Optional<Sight> look(Actor actor, CustodyRecord person, String what) {
        transactions.executeWithoutResult(status ->
                trail.entry(actor, person.personNumber(), what, person.custody().custodyId()));
        return summaries.look(person.personNumber());
    }

    static boolean isHeldBy(Actor actor, CustodyRecord person) {
        return person.custody().prison().equals(actor.organisation());
    }
}
