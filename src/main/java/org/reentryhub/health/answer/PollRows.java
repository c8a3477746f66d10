package org.reentryhub.health.answer;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.health.HealthSeal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each recipient is asked next, and since when. Each call belongs in its caller's transaction on the health schema. */
@Component
class PollRows {
    private static final String TABLE = "poll";

    private final JdbcClient jdbc;
    private final HealthSeal seal;

    PollRows(@Qualifier("healthJdbc") JdbcClient jdbc, HealthSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** One recipient to be asked. */
    record Row(UUID id, Notes notes) {
        @Override
        public String toString() {
            return "poll " + id;
        }
    }

    /**
     * What rests sealed.
     *
     * @param partner the recipient's id
     * @param since what has changed since then, by its own clock, has been heard; null before it told its time
     * @param silent how often in a row it did not answer
     */
    record Notes(String partner, @Nullable OffsetDateTime since, int silent) {}

    /** Takes a recipient among those who are asked; one that is there already stays as it is. */
    void add(UUID id, String partner, OffsetDateTime at) {
        jdbc.sql(
                        """
                insert into health.poll (id, recipient_key, poll_at, sealed) values (:id, :recipient, :at, :sealed)
                on conflict (recipient_key) do nothing""")
                .param("id", id)
                .param("recipient", seal.key("recipient", partner))
                .param("at", at)
                .param("sealed", seal.seal(new Notes(partner, null, 0), TABLE, id))
                .update();
    }

    /** Recipients with an open Task whose time has come; each comes back after the interval. */
    List<Row> due(OffsetDateTime now, Duration every, int batch) {
        return jdbc.sql(
                        """
                update health.poll set poll_at = :next where id in (
                  select id from health.poll p
                   where poll_at <= :now and exists (
                     select from health.delivery d where d.recipient_key = p.recipient_key and d.poll_at is not null)
                   order by poll_at limit :batch for no key update skip locked)
                returning id, sealed""")
                .param("now", now)
                .param("next", now.plus(every))
                .param("batch", batch)
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Row(id, seal.open(row.getBytes("sealed"), TABLE, id, Notes.class));
                })
                .list();
    }

    /** Writes down how it went. */
    void note(Row row, @Nullable OffsetDateTime since, int silent, OffsetDateTime next) {
        var notes = new Notes(row.notes().partner(), since, silent);
        jdbc.sql("update health.poll set sealed = :sealed, poll_at = greatest(poll_at, :next) where id = :id")
                .param("sealed", seal.seal(notes, TABLE, row.id()))
                .param("next", next)
                .param("id", row.id())
                .update();
    }
}
