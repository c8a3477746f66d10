package org.reentryhub.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What human beings should look at. An alert that is open already is not raised again. */
@Component("alerts")
public class Alerts {
    private static final Set<String> ASKED_OF_ONE_PRISON = Set.of(Batons.TO_ACCEPT, Batons.NOT_ACCEPTED);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    Alerts(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @param person whom it is about, if anybody
     * @param prison whose staff should look; null for the hub's operators
     * @param detail a sentence without personal data
     */
    public void raise(@Nullable PersonNumber person, @Nullable String prison, String code, String detail) {
        raise(ids.next(), person, prison, code, detail);
    }

    /**
     * The same, for whoever has to find just this alert again to close it.
     *
     * @param id of the alert
     */
    public void raise(UUID id, @Nullable PersonNumber person, @Nullable String prison, String code, String detail) {
        jdbc.sql(
                        """
                insert into hub.alert (id, person_number, prison, code, detail, raised_at)
                values (:id, :person, :prison, :code, :detail, :at) on conflict do nothing""")
                .param("id", id)
                .param("person", person == null ? null : person.value())
                .param("prison", prison)
                .param("code", code)
                .param("detail", detail)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Closes that alert, if it is open. */
    public void close(UUID id) {
        jdbc.sql("update hub.alert set closed_at = :at where id = :id and closed_at is null")
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /** What is over needs nobody's look: closes the person's open alerts of that code. */
    public void close(PersonNumber person, String code) {
        jdbc.sql(
                        """
                update hub.alert set closed_at = :at
                 where person_number = any(hub.numbers_of(:person)) and code = :code and closed_at is null""")
                .param("at", Timestamp.from(clock.instant()))
                .param("person", person.value())
                .param("code", code)
                .update();
    }

    /** The same, only those whose sentence begins like this. */
    public void close(PersonNumber person, String code, String beginning) {
        jdbc.sql(
                        """
                update hub.alert set closed_at = :at
                 where person_number = any(hub.numbers_of(:person)) and code = :code and closed_at is null
                   and starts_with(detail, :beginning)""")
                .param("at", Timestamp.from(clock.instant()))
                .param("person", person.value())
                .param("code", code)
                .param("beginning", beginning)
                .update();
    }

    /** The same for what is about nobody and for the hub's operators: closes those whose sentence begins like this. */
    public void closeForOperators(String code, String beginning) {
        jdbc.sql(
                        """
                update hub.alert set closed_at = :at
                 where person_number is null and prison is null and code = :code and closed_at is null
                   and starts_with(detail, :beginning)""")
                .param("at", Timestamp.from(clock.instant()))
                .param("code", code)
                .param("beginning", beginning)
                .update();
    }

    /** A human being has looked: closes one alert of the person, however often it is said. */
    public boolean close(PersonNumber person, UUID alert) {
        return jdbc.sql(
                                """
                update hub.alert set closed_at = coalesce(closed_at, :at)
                 where person_number = any(hub.numbers_of(:person)) and id = :alert""")
                        .param("at", Timestamp.from(clock.instant()))
                        .param("person", person.value())
                        .param("alert", alert)
                        .update()
                == 1;
    }

    /**
     * What is open about the people whose case a prison has or is about to have, as its staff sees it; the oldest first.
     *
     * @return with the number under which each person is known now
     */
    public Map<Alert, PersonNumber> ofPeople(String prison, int most) {
        Map<Alert, PersonNumber> found = new LinkedHashMap<>();
        jdbc.sql(
                        """
                select a.*, hub.present_number(a.person_number) as present from hub.alert a
                 where a.closed_at is null and a.person_number is not null
                   and :prison = any(hub.prisons_of(a.person_number, :now))
                   and (a.code <> all(:asked) or a.prison = :prison)
                 order by a.raised_at, a.id limit :most""")
                .param("prison", prison)
                .param("now", OffsetDateTime.now(clock))
                .param("asked", ASKED_OF_ONE_PRISON.toArray(String[]::new))
                .param("most", most)
                .query(row -> {
                    found.put(read(row), new PersonNumber(row.getString("present")));
                });
        return found;
    }

    /** The same as one prison's staff sees them: what is asked of another prison is nothing that they could do. */
    public List<Alert> of(PersonNumber person, String reader) {
        return of(person).stream()
                .filter(alert -> !ASKED_OF_ONE_PRISON.contains(alert.code()) || reader.equals(alert.prison()))
                .toList();
    }

    /** The person's open alerts, oldest first. */
    public List<Alert> of(PersonNumber person) {
        return jdbc.sql(
                        "select * from hub.alert where person_number = any(hub.numbers_of(:p)) and closed_at is null order by raised_at, id")
                .param("p", person.value())
                .query((row, n) -> read(row))
                .list();
    }

    private static Alert read(ResultSet row) throws SQLException {
        return new Alert(
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getString("person_number"))
                        .map(PersonNumber::new)
                        .orElse(null),
                row.getString("prison"),
                row.getString("code"),
                row.getString("detail"),
                row.getTimestamp("raised_at").toInstant());
    }
}
