package org.reentryhub.custody;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The cases between two prisons. At any time at least one prison that is known has a person's case; both see it meanwhile. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Batons implements CustodyListener {
    static final String TO_ACCEPT = "TRANSFER_TO_ACCEPT";
    static final String NOT_ACCEPTED = "TRANSFER_NOT_ACCEPTED";

    private final BatonRows rows;
    private final Alerts alerts;
    private final KnownCodes codes;
    private final Clock clock;

    Batons(BatonRows rows, Alerts alerts, KnownCodes codes, Clock clock) {
        this.rows = rows;
        this.alerts = alerts;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * Told by the record's prison and not by the cause: a transfer whose own event was lost is taken with the next record.
     * From a prison that does not exist nobody was transferred: its code was put right, and so is where the case goes.
     */
    @Override
    public void changed(CustodyChange change) {
        String to = change.after().custody().prison();
        change.known()
                .map(before -> before.custody().prison())
                .filter(from -> !from.equals(to))
                .ifPresent(from -> moved(change.person(), from, to));
    }

    private void moved(PersonNumber person, String from, String to) {
        OffsetDateTime now = now();
        List<Baton> open = rows.open(person, now);
        List<Baton> settled = Baton.settledBy(to, open);
        settled.forEach(baton -> rows.settle(baton, Actor.HUB.name(), now));
        if (settled.isEmpty() && codes.isPrison(from)) {
            rows.pass(person, from, to, now, end(to, now));
        } else if (settled.isEmpty()) {
            open.stream().filter(baton -> baton.to().equals(from)).forEach(baton -> rows.send(baton, to, end(to, now)));
        }
        ask(person);
    }

    /** A prison that nobody knows has no staff who could accept: the case stays where it is until the code is put right. */
    private @Nullable OffsetDateTime end(String to, OffsetDateTime now) {
        return codes.isPrison(to) ? now.plus(Baton.KEPT) : null;
    }

    /** The new prison is asked as long as nobody has accepted, in the name of the one that has the case. */
    private void ask(PersonNumber person) {
        alerts.close(person, TO_ACCEPT);
        alerts.close(person, NOT_ACCEPTED);
        List<Baton> open = open(person);
        Baton.last(open)
                .filter(last -> codes.isPrison(last.to()))
                .ifPresent(last -> alerts.raise(
                        person,
                        last.to(),
                        TO_ACCEPT,
                        "The person was transferred from %s. Accept the case."
                                .formatted(open.get(0).from())));
    }

    /** Whether the prison has the person's case, or is about to have it, or has not been relieved of it yet. */
    public boolean sees(String prison, CustodyRecord record) {
        return record.custody().prison().equals(prison)
                || open(record.personNumber()).stream()
                        .anyMatch(baton -> baton.from().equals(prison));
    }

    /** Those of the people who came to that prison and whom it has not accepted yet. */
    public Set<PersonNumber> toAccept(String prison, Collection<PersonNumber> people) {
        return rows.passedTo(prison, people, now());
    }

    /** The transfer that nobody has accepted yet, where there is one: its old prison has the case. */
    public Optional<Baton> openOf(PersonNumber person) {
        return Baton.first(open(person));
    }

    /**
     * The prison that holds the person takes the case over; doing it twice changes nothing.
     *
     * @return whether there has been a transfer to it
     */
    public boolean accept(PersonNumber person, Actor actor) {
        open(person).forEach(baton -> rows.settle(baton, actor.name(), now()));
        ask(person);
        return rows.wasPassedTo(person, actor.organisation());
    }

    /** What time does by itself: a case that nobody accepted passes, and a prison that is known by now has its three days. */
    void lookAtTheClock() {
        rows.withoutEnd().stream()
                .filter(held -> codes.isPrison(held.baton().to()))
                .forEach(held -> {
                    rows.send(held.baton(), held.baton().to(), now().plus(Baton.KEPT));
                    ask(held.person());
                });
        Map<PersonNumber, Baton> lapsed = new LinkedHashMap<>();
        rows.lapse(now()).forEach(held -> lapsed.put(held.person(), held.baton()));
        lapsed.forEach(this::passed);
    }

    private void passed(PersonNumber person, Baton baton) {
        ask(person);
        if (open(person).isEmpty()) {
            alerts.raise(
                    person,
                    baton.to(),
                    NOT_ACCEPTED,
                    "Nobody accepted the case within three days: without a word it has passed to this prison.");
        }
    }

    private List<Baton> open(PersonNumber person) {
        return rows.open(person, now());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
