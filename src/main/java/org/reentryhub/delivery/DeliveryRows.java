package org.reentryhub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the outbox, and the statements that move them. Each belongs in its caller's transaction. */
@Component
class DeliveryRows {
    private final JdbcClient jdbc;

    DeliveryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose message it is, without a lock. */
    Optional<OpenMessage> peek(UUID messageId) {
        return jdbc.sql("select * from hub.delivery where message_id = :id")
                .param("id", messageId)
                .query((row, number) -> read(row).message())
                .optional();
    }

    /** The row, locked, if an attempt at it may begin now. */
    Optional<DeliveryRow> claimable(UUID messageId, OffsetDateTime now) {
        return jdbc.sql(
                        """
                select * from hub.delivery
                 where message_id = :id and state in ('PENDING', 'RETRYING') and next_attempt_at <= :now
                   and lease is null
                   for update skip locked""")
                .param("id", messageId)
                .param("now", now)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The row, locked, if it waits: whether its time to be pushed has come does not matter to one who comes for it. */
    Optional<DeliveryRow> fetchable(UUID messageId) {
        return jdbc.sql(
                        """
                select * from hub.delivery
                 where message_id = :id and state in ('PENDING', 'RETRYING') and lease is null for update""")
                .param("id", messageId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The row, locked, if it waits or is dead and nobody has it in hand. */
    Optional<DeliveryRow> cancellable(UUID messageId) {
        return jdbc.sql(
                        """
                select * from hub.delivery
                 where message_id = :id and state in ('PENDING', 'RETRYING', 'DEAD') and lease is null for update""")
                .param("id", messageId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The row, locked, if it was delivered or stopped. */
    Optional<DeliveryRow> over(UUID messageId) {
        return jdbc.sql(
                        "select * from hub.delivery where message_id = :id and state in ('DELIVERED', 'STOPPED') for update")
                .param("id", messageId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Sets going again what was over, as a replay. */
    void replay(UUID messageId, OffsetDateTime now, OffsetDateTime expiresNotBefore) {
        jdbc.sql(
                        """
                update hub.delivery
                   set state = 'RETRYING', next_attempt_at = :now, queued_at = null, ended_at = null, last_error = null,
                       expires_at = greatest(expires_at, :expires), replay = true
                 where message_id = :id""")
                .param("now", now)
                .param("expires", expiresNotBefore)
                .param("id", messageId)
                .update();
    }

    /** Marks the newest version of a referral as a replay; says under what id it goes out. */
    UUID newestIsReplay(UUID referralId) {
        return jdbc.sql(
                        """
                update hub.delivery set replay = true
                 where message_id = (select message_id from hub.delivery where referral_id = :referral
                                      order by version desc, seq desc limit 1)
                returning message_id""")
                .param("referral", referralId)
                .query(UUID.class)
                .single();
    }

    /** An attempt that began and was delivered in one: the receiver came for it. */
    void fetched(UUID messageId, int number, OffsetDateTime now) {
        jdbc.sql(
                        """
                insert into hub.attempt (message_id, number, began_at, ended_at, outcome, replay)
                select message_id, :number, :now, :now, 'FETCHED', replay from hub.delivery where message_id = :id""")
                .param("id", messageId)
                .param("number", number)
                .param("now", now)
                .update();
        jdbc.sql("update hub.delivery set attempts = :number where message_id = :id")
                .param("number", number)
                .param("id", messageId)
                .update();
        end(messageId, DeliveryState.DELIVERED, "", now);
    }

    boolean earlierVersionInFlight(OpenMessage message, OffsetDateTime now) {
        return message.referralId() != null
                && jdbc.sql(
                                """
                        select exists (select from hub.delivery
                                        where referral_id = :referral and version < :version and lease_until >= :now)""")
                        .param("referral", message.referralId())
                        .param("version", message.version())
                        .param("now", now)
                        .query(Boolean.class)
                        .single();
    }

    boolean hasNewerVersion(OpenMessage message) {
        return message.referralId() != null
                && jdbc.sql(
                                """
                        select exists (select from hub.delivery where referral_id = :referral and version > :version)""")
                        .param("referral", message.referralId())
                        .param("version", message.version())
                        .query(Boolean.class)
                        .single();
    }

    void lease(UUID messageId, int number, UUID lease, UUID holder, OffsetDateTime now, OffsetDateTime until) {
        jdbc.sql(
                        """
                update hub.delivery
                   set attempts = :number, lease = :lease, lease_until = :until, holder = :holder,
                       waits_for_slot = false, paced_at = null
                 where message_id = :id""")
                .param("number", number)
                .param("lease", lease)
                .param("holder", holder)
                .param("until", until)
                .param("id", messageId)
                .update();
        jdbc.sql("insert into hub.attempt (message_id, number, began_at, replay)"
                        + " select message_id, :number, :now, replay from hub.delivery where message_id = :id")
                .param("id", messageId)
                .param("number", number)
                .param("now", now)
                .update();
    }

    /**
     * Writes the attempt's outcome, which is a fact whoever holds the lease; the row comes back only to the holder, so a
     * late outcome changes nothing that a newer attempt has said.
     */
    Optional<DeliveryRow> underLease(Attempt attempt, Outcome outcome, int status, OffsetDateTime now) {
        jdbc.sql(
                        """
                update hub.attempt set ended_at = :now, outcome = :outcome, status = nullif(:status, 0)
                 where message_id = :id and number = :number and ended_at is null""")
                .param("now", now)
                .param("outcome", outcome.name())
                .param("status", status)
                .param("id", attempt.message().messageId())
                .param("number", attempt.number())
                .update();
        return jdbc.sql(
                        """
                update hub.delivery set lease = null, lease_until = null, holder = null
                 where message_id = :id and lease = :lease
                returning *""")
                .param("id", attempt.message().messageId())
                .param("lease", attempt.lease())
                .query((row, number) -> read(row))
                .optional();
    }

    /**
     * Takes the lease from a holder that did not come back; empty when it did after all.
     *
     * @param dead hubs that do not live any more, whatever their leases say
     */
    Optional<DeliveryRow> abandoned(UUID messageId, Collection<UUID> dead, OffsetDateTime now) {
        jdbc.sql(
                        """
                update hub.partner_slot set lease = null, until = null
                 where lease = (select lease from hub.delivery
                                 where message_id = :id and (lease_until < :now or holder = any(:dead)))""")
                .param("id", messageId)
                .param("now", now)
                .param("dead", dead.toArray(UUID[]::new))
                .update();
        Optional<DeliveryRow> row = jdbc.sql(
                        """
                update hub.delivery set lease = null, lease_until = null, holder = null
                 where message_id = :id and (lease_until < :now or holder = any(:dead)) returning *""")
                .param("id", messageId)
                .param("now", now)
                .param("dead", dead.toArray(UUID[]::new))
                .query((found, number) -> read(found))
                .optional();
        row.ifPresent(found -> jdbc.sql(
                        """
                update hub.attempt set ended_at = :now, outcome = 'UNKNOWN'
                 where message_id = :id and ended_at is null""")
                .param("now", now)
                .param("id", messageId)
                .update());
        return row;
    }

    void postpone(UUID messageId, OffsetDateTime until) {
        jdbc.sql("update hub.delivery set next_attempt_at = :until, queued_at = null where message_id = :id")
                .param("until", until)
                .param("id", messageId)
                .update();
    }

    /** The directory has another channel for the partner than when the message was composed: another route has it now. */
    void carryBy(UUID messageId, String queue, OffsetDateTime now) {
        jdbc.sql(
                        """
                update hub.delivery
                   set queue = :queue, queued_at = null, next_attempt_at = case when :queue <> '' then :now end
                 where message_id = :id""")
                .param("queue", queue)
                .param("now", now)
                .param("id", messageId)
                .update();
    }

    void retry(UUID messageId, OffsetDateTime at, String error) {
        jdbc.sql(
                        """
                update hub.delivery
                   set state = 'RETRYING', next_attempt_at = :at, queued_at = null, last_error = :error
                 where message_id = :id""")
                .param("at", at)
                .param("error", error)
                .param("id", messageId)
                .update();
    }

    void stop(UUID messageId, String why, OffsetDateTime now) {
        end(messageId, DeliveryState.STOPPED, why, now);
    }

    /** Ends a delivery; {@code error} is a closed code, empty when all went well. */
    void end(UUID messageId, DeliveryState state, String error, OffsetDateTime now) {
        jdbc.sql(
                        """
                update hub.delivery
                   set state = :state, last_error = nullif(:error, ''), ended_at = :now, next_attempt_at = null,
                       waits_for_slot = false, held_behind = null
                 where message_id = :id""")
                .param("state", state.name())
                .param("error", error)
                .param("now", now)
                .param("id", messageId)
                .update();
    }

    private static DeliveryRow read(ResultSet row) throws SQLException {
        OpenMessage message = new OpenMessage(
                row.getObject("message_id", UUID.class),
                row.getObject("referral_id", UUID.class),
                new PersonNumber(row.getString("person_number")),
                row.getString("partner"),
                MessageKind.valueOf(row.getString("kind")),
                row.getInt("version"));
        return new DeliveryRow(
                message,
                row.getString("queue"),
                row.getInt("attempts"),
                row.getObject("expires_at", OffsetDateTime.class),
                row.getObject("paced_at", OffsetDateTime.class) != null,
                row.getBytes("sealed"),
                row.getBoolean("replay"));
    }
}
