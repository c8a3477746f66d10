package org.reentryhub.health.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.health.HealthSeal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of health deliveries. Each call belongs in its caller's transaction on the health schema. */
@Component
public class HealthDeliveryRows {
    private static final String TABLE = "delivery";

    private final JdbcClient jdbc;
    private final HealthSeal seal;
    private final RowMapper<HealthDelivery> reading = this::read;

    HealthDeliveryRows(@Qualifier("healthJdbc") JdbcClient jdbc, HealthSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** Adds a recipient to a transfer; one that it has already is tried again, for as long as a new one, if it was given up. */
    public UUID add(UUID id, UUID transfer, String partner, OffsetDateTime now) {
        return jdbc.sql(
                        """
                insert into health.delivery (id, transfer_id, recipient_key, state, created_at, next_attempt_at, queued_at, sealed)
                values (:id, :transfer, :recipient, 'PENDING', :now, :now, :now, :sealed)
                on conflict (transfer_id, recipient_key) where cancels is null do update
                   set state = case when delivery.state in ('DEAD', 'STOPPED') then 'RETRYING' else delivery.state end,
                       next_attempt_at = :now, queued_at = :now, tried_from = :now
                returning id""")
                .param("id", id)
                .param("transfer", transfer)
                .param("recipient", seal.key("recipient", partner))
                .param("now", now)
                .param("sealed", seal.seal(HealthDelivery.Notes.of(partner), TABLE, id))
                .query(UUID.class)
                .single();
    }

    public Optional<HealthDelivery> find(UUID id) {
        return one("select * from health.delivery where id = :id", id);
    }

    public Optional<HealthDelivery> lock(UUID id) {
        return one("select * from health.delivery where id = :id for no key update", id);
    }

    private Optional<HealthDelivery> one(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(reading).optional();
    }

    /** The documents of a transfer. */
    public List<HealthDelivery> of(UUID transfer) {
        return jdbc.sql(
                        """
                select * from health.delivery
                 where transfer_id = :transfer and cancels is null and amends is null order by created_at, id""")
                .param("transfer", transfer)
                .query(reading)
                .list();
    }

    /** The documents of several transfers. */
    public List<HealthDelivery> of(List<UUID> transfers) {
        return transfers.isEmpty()
                ? List.of()
                : jdbc.sql(
                                """
                        select * from health.delivery
                         where transfer_id in (:transfers) and cancels is null and amends is null order by created_at, id""")
                        .param("transfers", transfers)
                        .query(reading)
                        .list();
    }

    /** The row, locked, if it is due and in nobody's hands. */
    public Optional<HealthDelivery> claimable(UUID id, OffsetDateTime now) {
        return jdbc.sql(
                        """
                select * from health.delivery
                 where id = :id and state in ('PENDING', 'RETRYING') and next_attempt_at <= :now
                   and (lease_until is null or lease_until < :now)
                   for no key update skip locked""")
                .param("id", id)
                .param("now", now)
                .query(reading)
                .optional();
    }

    /** A transfer's documents that wait are tried for as long as new ones. */
    public void tryAnew(UUID transfer, OffsetDateTime now) {
        jdbc.sql(
                        """
                update health.delivery set tried_from = :now
                 where transfer_id = :transfer and cancels is null and amends is null
                   and state in ('PENDING', 'RETRYING')""")
                .param("now", now)
                .param("transfer", transfer)
                .update();
    }

    public void retry(UUID id, OffsetDateTime at) {
        jdbc.sql(
                        """
                update health.delivery set state = 'RETRYING', next_attempt_at = :at, queued_at = null where id = :id""")
                .param("at", at)
                .param("id", id)
                .update();
    }

    public void end(UUID id, DeliveryState state, OffsetDateTime now) {
        jdbc.sql(
                        """
                update health.delivery
                   set state = :state, ended_at = :now, next_attempt_at = null,
                       poll_at = case when :state = 'DELIVERED' and cancels is null and amends is null then :now end
                 where id = :id""")
                .param("state", state.name())
                .param("now", now)
                .param("id", id)
                .update();
    }

    /** Writes down what the recipient says; asks no more when nothing more is to be expected. */
    public void told(HealthDelivery delivery, HealthDelivery.Notes notes) {
        jdbc.sql(
                        """
                update health.delivery set sealed = :sealed, poll_at = case when :final then null else poll_at end
                 where id = :id""")
                .param("sealed", seal.seal(notes, TABLE, delivery.id()))
                .param("final", notes.task().isFinal())
                .param("id", delivery.id())
                .update();
    }

    /** Writes down which day of release leaves for the recipient. */
    public void tells(UUID id, HealthDelivery.Release release) {
        lock(id).ifPresent(row -> told(row, row.notes().released(release)));
    }

    /** Writes down that the release has moved; the recipient is yet to be told. */
    public void moved(HealthDelivery delivery, HealthDelivery.Release day, OffsetDateTime now) {
        told(delivery, delivery.notes().movedTo(day));
        jdbc.sql("update health.delivery set release_moved_at = :now where id = :id")
                .param("now", now)
                .param("id", delivery.id())
                .update();
    }

    public RowMapper<HealthDelivery> reading() {
        return reading;
    }

    private HealthDelivery read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var created = row.getObject("created_at", OffsetDateTime.class);
        return new HealthDelivery(
                id,
                row.getObject("transfer_id", UUID.class),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                created,
                Optional.ofNullable(row.getObject("tried_from", OffsetDateTime.class))
                        .orElse(created),
                seal.open(row.getBytes("sealed"), TABLE, id, HealthDelivery.Notes.class),
                Optional.ofNullable(row.getObject("cancels", UUID.class)),
                Optional.ofNullable(row.getObject("amends", UUID.class)),
                Optional.ofNullable(row.getObject("release_moved_at", OffsetDateTime.class)));
    }
}
