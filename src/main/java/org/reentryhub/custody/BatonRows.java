package org.reentryhub.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of cases between two prisons. */
@Component
class BatonRows {
    private final JdbcClient jdbc;

    BatonRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A baton and whose case it is. */
    record Held(PersonNumber person, Baton baton) {}

    /** Those of the people whose open baton leads to that prison. */
    Set<PersonNumber> passedTo(String prison, Collection<PersonNumber> people, OffsetDateTime now) {
        return Set.copyOf(jdbc.sql(
                        """
                select distinct person_number from hub.baton
                 where person_number = any(:people) and to_prison = :prison
                   and accepted_at is null and (ends_at is null or ends_at > :now)""")
                .param("people", people.stream().map(PersonNumber::value).toArray(String[]::new))
                .param("prison", prison)
                .param("now", now)
                .query((row, number) -> new PersonNumber(row.getString("person_number")))
                .list());
    }

    /** Those that nobody has accepted and whose time is not up, oldest first. */
    List<Baton> open(PersonNumber person, OffsetDateTime now) {
        return jdbc.sql(
                        """
                select * from hub.baton
                 where person_number = :person and accepted_at is null and (ends_at is null or ends_at > :now)
                 order by id""")
                .param("person", person.value())
                .param("now", now)
                .query((row, number) -> read(row))
                .list();
    }

    boolean wasPassedTo(PersonNumber person, String prison) {
        return jdbc.sql("select exists (select from hub.baton where person_number = :person and to_prison = :to)")
                .param("person", person.value())
                .param("to", prison)
                .query(Boolean.class)
                .single();
    }

    void pass(PersonNumber person, String from, String to, OffsetDateTime now, @Nullable OffsetDateTime ends) {
        jdbc.sql(
                        """
                insert into hub.baton (person_number, from_prison, to_prison, passed_at, ends_at)
                values (:person, :from, :to, :now, :ends)""")
                .param("person", person.value())
                .param("from", from)
                .param("to", to)
                .param("now", now)
                .param("ends", ends)
                .update();
    }

    /** The same baton goes elsewhere, or its time begins. */
    void send(Baton baton, String to, @Nullable OffsetDateTime ends) {
        jdbc.sql("update hub.baton set to_prison = :to, ends_at = :ends where id = :id")
                .param("to", to)
                .param("ends", ends)
                .param("id", baton.id())
                .update();
    }

    void settle(Baton baton, String by, OffsetDateTime now) {
        jdbc.sql("update hub.baton set accepted_at = :now, accepted_by = :by where id = :id")
                .param("now", now)
                .param("by", by)
                .param("id", baton.id())
                .update();
    }

    /** Those whose time was up without anybody's word, each once, oldest first. */
    List<Held> lapse(OffsetDateTime now) {
        return jdbc.sql(
                        """
                with over as (update hub.baton set lapsed_at = :now
                               where accepted_at is null and lapsed_at is null and ends_at <= :now returning *)
                select * from over order by id""")
                .param("now", now)
                .query((row, number) -> held(row))
                .list();
    }

    /** Those on their way to a prison that was not known when they set out. */
    List<Held> withoutEnd() {
        return jdbc.sql("select * from hub.baton where accepted_at is null and ends_at is null order by id")
                .query((row, number) -> held(row))
                .list();
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(new PersonNumber(row.getString("person_number")), read(row));
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
