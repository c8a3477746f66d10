package org.reentryhub.health.sending;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.Outcome;
import org.reentryhub.health.transfer.TransferState;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** That attempts began and how they ended. Each call belongs in its caller's transaction on the health schema. */
@Component
public class HealthAttempts {
    private final JdbcClient jdbc;

    HealthAttempts(@Qualifier("healthJdbc") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One attempt as the health unit sees it. */
    public record Line(
            int number, OffsetDateTime beganAt, @Nullable OffsetDateTime endedAt, @Nullable String outcome) {}

    /** Whether content may have arrived with an attempt that nobody saw end. */
    boolean mayHaveArrived(UUID delivery) {
        return jdbc.sql(
                        """
                select exists (select from health.attempt
                                where delivery_id = :id and digest is not null and coalesce(outcome, 'UNKNOWN') = 'UNKNOWN')""")
                .param("id", delivery)
                .query(Boolean.class)
                .single();
    }

    void begin(HealthAttempt attempt, UUID holder, OffsetDateTime now, OffsetDateTime leaseUntil) {
        jdbc.sql(
                        """
                update health.attempt set ended_at = :now, outcome = 'UNKNOWN' where delivery_id = :id and ended_at is null""")
                .param("now", now)
                .param("id", attempt.delivery())
                .update();
        jdbc.sql(
                        """
                update health.delivery set attempts = :number, lease = :lease, lease_until = :until, holder = :holder
                 where id = :id""")
                .param("number", attempt.number())
                .param("holder", holder)
                .param("lease", attempt.lease())
                .param("until", leaseUntil)
                .param("id", attempt.delivery())
                .update();
        jdbc.sql("insert into health.attempt (delivery_id, number, began_at) values (:id, :number, :now)")
                .param("id", attempt.delivery())
                .param("number", attempt.number())
                .param("now", now)
                .update();
    }

    /**
     * Writes down that content leaves now. Whoever holds or stops the transfer waits until that is on disk, or is waited for.
     *
     * @return false when the lease is somebody else's, or a document's transfer was held or is over meanwhile: then it must not
     */
    boolean leave(HealthAttempt attempt, Dispatched dispatched) {
        var state = jdbc.sql(
                        """
                select t.state from health.delivery d join health.transfer t on t.id = d.transfer_id
                 where d.id = :id and d.lease = :lease for share of t""")
                .param("id", attempt.delivery())
                .param("lease", attempt.lease())
                .query(String.class)
                .optional()
                .map(TransferState::valueOf);
        var may = state.filter(now -> attempt.cancels().isPresent()
                || now.letsGo() && (now.isOpen() || attempt.amends().isPresent()));
        may.ifPresent(now -> leaves(attempt, dispatched));
        return may.isPresent();
    }

    private void leaves(HealthAttempt attempt, Dispatched dispatched) {
        jdbc.sql(
                        """
                update health.attempt set digest = :digest, essence = :essence, version = :version
                 where delivery_id = :id and number = :number""")
                .param("digest", dispatched.digest())
                .param("essence", dispatched.essence(), Types.BINARY)
                .param("version", dispatched.version())
                .param("id", attempt.delivery())
                .param("number", attempt.number())
                .update();
    }

    /** The content that left last of what has arrived, or may have. */
    Optional<Dispatched> lastDispatched(UUID delivery) {
        return jdbc.sql(
                        """
                select digest, essence, version from health.attempt
                 where delivery_id = :id and digest is not null and coalesce(outcome, 'UNKNOWN') in ('UNKNOWN', 'DELIVERED')
                 order by number desc limit 1""")
                .param("id", delivery)
                .query((row, n) ->
                        new Dispatched(row.getBytes("digest"), row.getBytes("essence"), row.getInt("version")))
                .optional();
    }

    /** Whether content may have left with this attempt. */
    boolean hasLeft(HealthAttempt attempt) {
        return jdbc.sql("select digest is not null from health.attempt where delivery_id = :id and number = :number")
                .param("id", attempt.delivery())
                .param("number", attempt.number())
                .query(Boolean.class)
                .single();
    }

    /**
     * Ends an attempt.
     *
     * @return whether it still held the lease; if not, its outcome changes nothing more
     */
    boolean end(HealthAttempt attempt, Outcome outcome, int status, OffsetDateTime now) {
        jdbc.sql(
                        """
                update health.attempt set ended_at = :now, outcome = :outcome, status = nullif(:status, 0)
                 where delivery_id = :id and number = :number""")
                .param("now", now)
                .param("outcome", outcome.name())
                .param("status", status)
                .param("id", attempt.delivery())
                .param("number", attempt.number())
                .update();
        return jdbc.sql("update health.delivery set lease = null, lease_until = null where id = :id and lease = :lease")
                        .param("id", attempt.delivery())
                        .param("lease", attempt.lease())
                        .update()
                == 1;
    }

    public List<Line> of(UUID delivery) {
        return jdbc.sql("select * from health.attempt where delivery_id = :id order by number")
                .param("id", delivery)
                .query((row, n) -> new Line(
                        row.getInt("number"),
                        row.getObject("began_at", OffsetDateTime.class),
                        row.getObject("ended_at", OffsetDateTime.class),
                        row.getString("outcome")))
                .list();
    }
}
