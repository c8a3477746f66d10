package org.reentryhub.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.reentryhub.audit.Actor;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The cases between two prisons. At any time at least one prison has a person's case; both see it meanwhile. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Batons implements CustodyListener {
    private static final String TO_ACCEPT = "TRANSFER_TO_ACCEPT";

    private final JdbcClient jdbc;
    private final Alerts alerts;
    private final KnownCodes codes;
    private final Clock clock;

    Batons(JdbcClient jdbc, Alerts alerts, KnownCodes codes, Clock clock) {
        this.jdbc = jdbc;
        this.alerts = alerts;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * Told by the record's prison and not by the cause: a transfer whose own event was lost is taken with the next record.
     * From a prison that does not exist nobody was transferred: its code was corrected.
     */
    @Override
    public void changed(CustodyChange change) {
        String to = change.after().custody().prison();
        change.known()
                .map(before -> before.custody().prison())
                .filter(from -> !from.equals(to) && codes.isPrison(from))
                .ifPresent(from -> pass(change.person(), from, to));
    }

    private void pass(PersonNumber person, String from, String to) {
        List<Baton> settled = Baton.settledBy(to, open(person));
        settled.forEach(baton -> settle(baton, Actor.HUB));
        alerts.close(person, TO_ACCEPT);
        if (settled.isEmpty()) {
            OffsetDateTime now = OffsetDateTime.now(clock);
            jdbc.sql(
                            """
                    insert into hub.baton (person_number, from_prison, to_prison, passed_at, ends_at)
                    values (:person, :from, :to, :now, :ends)""")
                    .param("person", person.value())
                    .param("from", from)
                    .param("to", to)
                    .param("now", now)
                    .param("ends", now.plus(Baton.KEPT))
                    .update();
            alerts.raise(person, to, TO_ACCEPT, "The person was transferred from %s. Accept the case.".formatted(from));
        }
    }

    /** Whether the prison has the person's case, or is about to have it, or has not been relieved of it yet. */
    public boolean sees(String prison, CustodyRecord record) {
        return record.custody().prison().equals(prison)
                || open(record.personNumber()).stream()
                        .anyMatch(baton -> baton.from().equals(prison));
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
        open(person).forEach(baton -> settle(baton, actor));
        alerts.close(person, TO_ACCEPT);
        return jdbc.sql("select exists (select from hub.baton where person_number = :person and to_prison = :to)")
                .param("person", person.value())
                .param("to", actor.organisation())
                .query(Boolean.class)
                .single();
    }

    private void settle(Baton baton, Actor by) {
        jdbc.sql("update hub.baton set accepted_at = :now, accepted_by = :by where id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("by", by.name())
                .param("id", baton.id())
                .update();
    }

    private List<Baton> open(PersonNumber person) {
        return jdbc.sql(
                        """
                select * from hub.baton
                 where person_number = :person and accepted_at is null and ends_at > :now order by id""")
                .param("person", person.value())
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> read(row))
                .list();
    }

    private static Baton read(ResultSet row) throws SQLException {
        return new Baton(
                row.getLong("id"),
                row.getString("from_prison"),
                row.getString("to_prison"),
                row.getObject("passed_at", OffsetDateTime.class),
                row.getObject("ends_at", OffsetDateTime.class));
    }
}
