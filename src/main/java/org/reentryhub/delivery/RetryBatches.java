package org.reentryhub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Dead messages that were tried again together, and what has become of them. */
@Component
@Transactional
public class RetryBatches {
    private final JdbcClient jdbc;
    private final Clock clock;

    RetryBatches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How far it has come.
     *
     * @param until when the last was due; null where there was none
     * @param waiting have not been tried yet, or will be once more
     * @param dead failed again for good, or were stopped meanwhile
     */
    public record Progress(
            String partner,
            OffsetDateTime at,
            @Nullable OffsetDateTime until,
            long total,
            long delivered,
            long waiting,
            long dead) {
        public boolean isOver() {
            return waiting == 0;
        }

        public long done() {
            return total - waiting;
        }
    }

    /** Remembers what was tried again, under an id that is new. */
    public void keep(UUID id, String partner, Retries.Retried retried) {
        jdbc.sql(
                        """
                insert into hub.retry_batch (id, at, until, partner, messages)
                values (:id, :at, :until, :partner, :messages)""")
                .param("id", id)
                .param("at", OffsetDateTime.now(clock))
                .param("until", retried.until())
                .param("partner", partner)
                .param("messages", retried.ids().toArray(UUID[]::new))
                .update();
    }

    /** Empty where nothing was kept under that id. */
    @Transactional(readOnly = true)
    public Optional<Progress> find(UUID id) {
        return jdbc.sql(
                        """
                select batch.partner, batch.at, batch.until, cardinality(batch.messages) as total,
                       count(*) filter (where state = 'DELIVERED') as delivered,
                       count(*) filter (where state in ('PENDING', 'RETRYING')) as waiting,
                       count(*) filter (where state in ('DEAD', 'STOPPED')) as dead
                  from hub.retry_batch batch left join hub.delivery on message_id = any(batch.messages)
                 where batch.id = :id group by batch.id""")
                .param("id", id)
                .query(RetryBatches::progress)
                .optional();
    }

    private static Progress progress(ResultSet row, int number) throws SQLException {
        return new Progress(
                row.getString("partner"),
                row.getObject("at", OffsetDateTime.class),
                row.getObject("until", OffsetDateTime.class),
                row.getLong("total"),
                row.getLong("delivered"),
                row.getLong("waiting"),
                row.getLong("dead"));
    }
}
