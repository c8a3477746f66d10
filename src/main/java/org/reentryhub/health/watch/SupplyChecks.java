package org.reentryhub.health.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.health.HealthSeal;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose medicines are watched, and when next. Each call belongs in its caller's transaction on the health schema. */
@Component
class SupplyChecks {
    private static final String TABLE = "supply_check";

    private final JdbcClient jdbc;
    private final HealthSeal seal;
    private final RowMapper<Row> reading = this::read;

    SupplyChecks(@Qualifier("healthJdbc") JdbcClient jdbc, HealthSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** One person; {@code nextAt} is when the unit is asked again even if nothing moves. */
    record Row(UUID id, @Nullable OffsetDateTime nextAt, SupplyNotes notes) {}

    /** A transfer of everybody who has begun one and is not watched yet. */
    List<UUID> begun(int batch) {
        return jdbc.sql(
                        """
                select distinct on (t.person_key) t.id from health.transfer t
                 where t.state in ('PREPARING', 'SENDING', 'SENT', 'NEEDS_ATTENTION')
                   and not exists (select from health.supply_check c where c.person_key = t.person_key)
                 limit :batch""")
                .param("batch", batch)
                .query(UUID.class)
                .list();
    }

    /** Watches a person from now on; whoever is watched stays as they are. */
    void add(UUID id, PersonNumber person, OffsetDateTime now) {
        jdbc.sql(
                        """
                insert into health.supply_check (id, person_key, look_at, sealed) values (:id, :person, :now, :sealed)
                on conflict (person_key) do nothing""")
                .param("id", id)
                .param("person", seal.key(person))
                .param("now", now)
                .param("sealed", seal.seal(SupplyNotes.none(person), TABLE, id))
                .update();
    }

    /** Those at whose record it is time to look; each comes back after the interval, whatever becomes of this look. */
    List<Row> due(OffsetDateTime now, Duration every, int batch) {
        return jdbc.sql(
                        """
                update health.supply_check set look_at = :next where id in (
                  select id from health.supply_check where look_at <= :now
                   order by look_at limit :batch for no key update skip locked)
                returning *""")
                .param("now", now)
                .param("next", now.plus(every))
                .param("batch", batch)
                .query(reading)
                .list();
    }

    /** The person's row, which nobody else can change until the transaction ends. */
    Optional<Row> lock(PersonNumber person) {
        return jdbc.sql("select * from health.supply_check where person_key = :person for no key update")
                .param("person", seal.key(person))
                .query(reading)
                .optional();
    }

    /** Looks at the record again then, and not before; never for somebody who has died. */
    void lookAt(UUID id, @Nullable OffsetDateTime at) {
        jdbc.sql("update health.supply_check set look_at = :at where id = :id")
                .param("at", at)
                .param("id", id)
                .update();
    }

    void write(UUID id, SupplyNotes notes, OffsetDateTime now, @Nullable OffsetDateTime next, OffsetDateTime look) {
        jdbc.sql(
                        """
                update health.supply_check set sealed = :sealed, checked_at = :now, next_at = :next, look_at = :look
                 where id = :id""")
                .param("sealed", seal.seal(notes, TABLE, id))
                .param("now", now)
                .param("next", next)
                .param("look", look)
                .param("id", id)
                .update();
    }

    private Row read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Row(
                id,
                row.getObject("next_at", OffsetDateTime.class),
                seal.open(row.getBytes("sealed"), TABLE, id, SupplyNotes.class));
    }
}
