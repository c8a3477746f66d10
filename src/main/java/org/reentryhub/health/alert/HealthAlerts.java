package org.reentryhub.health.alert;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.People;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;

/**
 * What the health unit must look at. An alert stands once for the same thing, closes when that is done or somebody has seen
 * to it, and opens again when it is raised again. Each call belongs in its caller's transaction on the health schema.
 */
@Component
public class HealthAlerts {
    private final HealthAlertRows rows;
    private final Transfers transfers;
    private final People people;
    private final Ids ids;
    private final Clock clock;

    HealthAlerts(HealthAlertRows rows, Transfers transfers, People people, Ids ids, Clock clock) {
        this.rows = rows;
        this.transfers = transfers;
        this.people = people;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Raises an alert about a transfer.
     *
     * @param details the first of them tells one alert of a kind from another: a recipient, or a kind of fault
     */
    public void raise(UUID transfer, Kind kind, List<String> details) {
        transfers
                .find(transfer)
                .ifPresent(
                        known -> raise(known.id(), known.prison(), known.notes().person(), kind, details));
    }

    /**
     * Raises an alert about a person, whether or not a transfer is under way; it is for the health unit of the prison where
     * the person is held now. Nothing for somebody whom no prison holds a record of.
     */
    public void raise(PersonNumber person, Kind kind, List<String> details) {
        people.present(person)
                .ifPresent(known -> raise(null, known.record().custody().prison(), person, kind, details));
    }

    private void raise(@Nullable UUID transfer, String prison, PersonNumber person, Kind kind, List<String> details) {
        var notes = new HealthAlert.Notes(kind, details, person, null);
        var now = OffsetDateTime.now(clock);
        rows.same(transfer, person, notes)
                .ifPresentOrElse(
                        known -> rows.set(
                                new HealthAlert(known.id(), transfer, known.isOpen() ? known.at() : now, null, notes),
                                prison),
                        () -> rows.add(new HealthAlert(ids.next(), transfer, now, null, notes), prison, person));
    }

    /** What alerts of these kinds about a transfer called for is done. */
    public void settle(UUID transfer, Kind... kinds) {
        close(rows.of(transfer), alert -> List.of(kinds).contains(alert.notes().kind()));
    }

    /**
     * What alerts of these kinds about a transfer called for is done, as far as they are about one thing.
     *
     * @param about the first of their details
     */
    public void settle(UUID transfer, String about, Kind... kinds) {
        close(
                rows.of(transfer),
                alert -> List.of(kinds).contains(alert.notes().kind())
                        && alert.notes().details().stream()
                                .findFirst()
                                .filter(about::equals)
                                .isPresent());
    }

    /** What alerts of these kinds about a person, and about no transfer, called for is done. */
    public void settle(PersonNumber person, Kind... kinds) {
        close(rows.of(person), alert -> List.of(kinds).contains(alert.notes().kind()));
    }

    private void close(List<HealthAlert> alerts, Predicate<HealthAlert> done) {
        var now = OffsetDateTime.now(clock);
        alerts.stream()
                .filter(HealthAlert::isOpen)
                .filter(done)
                .forEach(alert -> rows.close(alert, now, Actor.HUB.name()));
    }

    /** All alerts about a transfer, closed ones too. */
    public List<HealthAlert> of(UUID transfer) {
        return rows.of(transfer);
    }

    /** The open alerts about a person that are about no transfer. */
    public List<HealthAlert> open(PersonNumber person) {
        return rows.of(person).stream().filter(HealthAlert::isOpen).toList();
    }
}
