package org.reentryhub.health.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.health.HealthSeal;
import org.reentryhub.health.PersonKeys;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The transfers the hub remembers. Each call belongs in its caller's transaction on the health schema. */
@Component
public class Transfers {
    private static final String TABLE = "transfer";

    private final JdbcClient jdbc;
    private final HealthSeal seal;
    private final PersonKeys keys;
    private final RowMapper<Transfer> reading = this::read;

    Transfers(@Qualifier("healthJdbc") JdbcClient jdbc, HealthSeal seal, PersonKeys keys) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.keys = keys;
    }

    /**
     * Waits until nobody else decides whether a transfer of the person begins, and lets nobody until the transaction ends,
     * whichever hub they ask: whoever looks for an open one before beginning another asks for the turn first.
     */
    public void turn(PersonNumber person) {
        keys.locks(person).forEach(lock -> jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", lock)
                .query((row, number) -> true)
                .single());
    }

    void add(Transfer transfer, @Nullable UUID request) {
        jdbc.sql(
                        """
                insert into health.transfer (id, request_key, prison, person_key, state, created_at, changed_at, queued_at, sealed)
                values (:id, :request, :prison, :person, :state, :now, :now, :now, :sealed)""")
                .param("id", transfer.id())
                .param("request", request == null ? null : seal.key("request", request.toString()), Types.BINARY)
                .param("prison", transfer.prison())
                .param("person", seal.key(transfer.notes().person()))
                .param("state", transfer.state().name())
                .param("now", transfer.createdAt())
                .param("sealed", seal.seal(transfer.notes(), TABLE, transfer.id()))
                .update();
    }

    public Optional<Transfer> find(UUID id) {
        return jdbc.sql("select * from health.transfer where id = :id")
                .param("id", id)
                .query(reading)
                .optional();
    }

    /**
     * The transfer, which nobody else can move until the transaction ends. {@code no key}: a delivery that is updated twice
     * in one transaction takes a key share lock here, and two such transactions would wait for each other's.
     */
    public Optional<Transfer> lock(UUID id) {
        return jdbc.sql("select * from health.transfer where id = :id for no key update")
                .param("id", id)
                .query(reading)
                .optional();
    }

    /** The person's open ones, oldest first, which nobody else can move until the transaction ends. */
    public List<Transfer> open(PersonNumber person) {
        return of(person).stream()
                .filter(transfer -> transfer.state().isOpen())
                .flatMap(transfer -> lock(transfer.id()).stream())
                .filter(transfer -> transfer.state().isOpen())
                .toList();
    }

    /** The person's, under whichever of their numbers. */
    public List<Transfer> of(PersonNumber person) {
        return jdbc.sql("select * from health.transfer where person_key in (:person) order by created_at")
                .param("person", keys.of(person))
                .query(reading)
                .list();
    }

    /** A prison's transfers, newest first. */
    public List<Transfer> ofPrison(String prison, Optional<TransferState> state, int page, int size) {
        return jdbc.sql(
                        """
                select * from health.transfer
                 where prison = :prison and (cast(:state as text) is null or state = :state)
                 order by created_at desc, id limit :size offset :offset""")
                .param("prison", prison)
                .param("state", state.map(Enum::name).orElse(null))
                .param("size", size)
                .param("offset", (long) page * size)
                .query(reading)
                .list();
    }

    public long count(String prison, Optional<TransferState> state) {
        return jdbc.sql(
                        """
                select count(*) from health.transfer
                 where prison = :prison and (cast(:state as text) is null or state = :state)""")
                .param("prison", prison)
                .param("state", state.map(Enum::name).orElse(null))
                .query(Long.class)
                .single();
    }

    /**
     * Moves a locked transfer on.
     *
     * @throws IllegalStateException for a move off the map; callers ask {@link TransferState#next} first
     */
    public void move(Transfer transfer, TransferState to, OffsetDateTime now) {
        if (!transfer.state().next().contains(to)) {
            throw new IllegalStateException("a transfer does not go from " + transfer.state() + " to " + to);
        }
        jdbc.sql("update health.transfer set state = :state, changed_at = :now, queued_at = :now where id = :id")
                .param("state", to.name())
                .param("now", now)
                .param("id", transfer.id())
                .update();
    }

    void note(UUID id, Transfer.Notes notes) {
        jdbc.sql("update health.transfer set sealed = :sealed where id = :id")
                .param("sealed", seal.seal(notes, TABLE, id))
                .param("id", id)
                .update();
    }

    /** Those in preparation that no queue seems to hold any more; they count as queued again. */
    List<UUID> forgotten(OffsetDateTime now, OffsetDateTime lost, int batch) {
        return jdbc.sql(
                        """
                update health.transfer set queued_at = :now where id in (
                  select id from health.transfer
                   where state = 'PREPARING' and queued_at < :lost
                   order by queued_at limit :batch for no key update skip locked)
                returning id""")
                .param("now", now)
                .param("lost", lost)
                .param("batch", batch)
                .query(UUID.class)
                .list();
    }

    private Transfer read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Transfer(
                id,
                row.getString("prison"),
                TransferState.valueOf(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class),
                seal.open(row.getBytes("sealed"), TABLE, id, Transfer.Notes.class));
    }
}
