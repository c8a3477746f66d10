package org.reentryhub.health.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/** The rows of the health unit's alerts. Each call belongs in its caller's transaction on the health schema. */
@Component
public class HealthAlertRows {
    private static final String TABLE = "alert";

    private final JdbcClient jdbc;
    private final HealthSeal seal;
    private final RowMapper<HealthAlert> reading = this::read;

    HealthAlertRows(@Qualifier("healthJdbc") JdbcClient jdbc, HealthSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** Adds an alert; one that somebody else has raised at the same moment stays as it is. */
    void add(HealthAlert alert, String prison, PersonNumber person) {
        jdbc.sql(
                        """
                insert into health.alert (id, transfer_id, prison, person_key, kind_key, at, sealed)
                values (:id, :transfer, :prison, :person, :kind, :at, :sealed)
                on conflict do nothing""")
                .param("id", alert.id())
                .param("transfer", alert.transfer())
                .param("prison", prison)
                .param("person", seal.key(person))
                .param("kind", key(alert.notes()))
                .param("at", alert.at())
                .param("sealed", seal.seal(alert.notes(), TABLE, alert.id()))
                .update();
    }

    /** The alert of that kind about the same thing, open or not, which nobody else can change until the transaction ends. */
    Optional<HealthAlert> same(@Nullable UUID transfer, PersonNumber person, HealthAlert.Notes notes) {
        return jdbc.sql(
                        """
                select * from health.alert
                 where kind_key = :kind and person_key = :person
                   and transfer_id is not distinct from cast(:transfer as uuid)
                   for update""")
                .param("kind", key(notes))
                .param("person", seal.key(person))
                .param("transfer", transfer)
                .query(reading)
                .optional();
    }

    /** Writes an alert as it is now; the prison is the one whose health unit it is for. */
    void set(HealthAlert alert, String prison) {
        jdbc.sql(
                        """
                update health.alert set at = :at, closed_at = :closed, prison = :prison, sealed = :sealed where id = :id""")
                .param("at", alert.at())
                .param("closed", alert.closedAt())
                .param("prison", prison)
                .param("sealed", seal.seal(alert.notes(), TABLE, alert.id()))
                .param("id", alert.id())
                .update();
    }

    public void close(HealthAlert alert, OffsetDateTime now, String by) {
        jdbc.sql("update health.alert set closed_at = :now, sealed = :sealed where id = :id")
                .param("now", now)
                .param("sealed", seal.seal(alert.notes().closed(by), TABLE, alert.id()))
                .param("id", alert.id())
                .update();
    }

    public Optional<HealthAlert> lock(UUID id, String prison) {
        return jdbc.sql("select * from health.alert where id = :id and prison = :prison for update")
                .param("id", id)
                .param("prison", prison)
                .query(reading)
                .optional();
    }

    List<HealthAlert> of(UUID transfer) {
        return jdbc.sql("select * from health.alert where transfer_id = :transfer order by at, id")
                .param("transfer", transfer)
                .query(reading)
                .list();
    }

    /** Alerts about the person that are about no transfer. */
    List<HealthAlert> of(PersonNumber person) {
        return jdbc.sql(
                        """
                select * from health.alert where person_key = :person and transfer_id is null order by at, id""")
                .param("person", seal.key(person))
                .query(reading)
                .list();
    }

    /** A prison's alerts, newest first. */
    public List<HealthAlert> ofPrison(String prison, boolean open, int page, int size) {
        return jdbc.sql(
                        """
                select * from health.alert where prison = :prison and (closed_at is null) = :open
                 order by at desc, id limit :size offset :offset""")
                .param("prison", prison)
                .param("open", open)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(reading)
                .list();
    }

    public long count(String prison, boolean open) {
        return jdbc.sql("select count(*) from health.alert where prison = :prison and (closed_at is null) = :open")
                .param("prison", prison)
                .param("open", open)
                .query(Long.class)
                .single();
    }

    /** The same kind about the same recipient or fault is the same alert. */
    private byte[] key(HealthAlert.Notes notes) {
        return seal.key(
                "alert", notes.kind() + notes.details().stream().findFirst().orElse(""));
    }

    private HealthAlert read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new HealthAlert(
                id,
                row.getObject("transfer_id", UUID.class),
                row.getObject("at", OffsetDateTime.class),
                row.getObject("closed_at", OffsetDateTime.class),
                seal.open(row.getBytes("sealed"), TABLE, id, HealthAlert.Notes.class));
    }
}
