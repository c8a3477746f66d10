package org.reentryhub.custody;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far the reading of each dropped file has come. */
@Component
class RecordFiles {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    RecordFiles(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /** A reading and how far it has come. */
    record Reading(UUID id, @Nullable UUID extract, long bytesDone, long linesDone, boolean finished) {}

    Optional<Reading> find(UUID identity) {
        return jdbc.sql(
                        """
                select id, extract_id, bytes_done, lines_done, finished_at from hub.record_file
                 where identity = :identity""")
                .param("identity", identity)
                .query((row, n) -> new Reading(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getLong(3),
                        row.getLong(4),
                        row.getTimestamp(5) != null))
                .optional();
    }

    /** A file is read for the first time; the rows of files long gone are forgotten. */
    @Transactional
    Reading begin(String name, UUID identity, @Nullable UUID extract) {
        UUID id = ids.next();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("delete from hub.record_file where started_at < cast(:now as timestamptz) - interval '30 days'")
                .param("now", now)
                .update();
        jdbc.sql(
                        """
                insert into hub.record_file (id, name, identity, extract_id, started_at)
                values (:id, :name, :identity, :extract, :now)""")
                .param("id", id)
                .param("name", name)
                .param("identity", identity)
                .param("extract", extract)
                .param("now", now)
                .update();
        return new Reading(id, extract, 0, 0, false);
    }

    /** Notes, in the transaction that took the chunk in, that it was taken in. */
    @Transactional(propagation = Propagation.MANDATORY)
    void progress(UUID id, Chunk chunk, IntakeReport report) {
        long rejectedBefore = jdbc.sql("select rejected from hub.record_file where id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
        jdbc.sql(
                        """
                update hub.record_file
                   set bytes_done = :bytes, lines_done = :lines, accepted = accepted + :accepted,
                       duplicate = duplicate + :duplicate, stale = stale + :stale, rejected = rejected + :rejected
                 where id = :id""")
                .param("id", id)
                .param("bytes", chunk.bytesDone())
                .param("lines", chunk.linesDone())
                .param("accepted", report.accepted())
                .param("duplicate", report.duplicate())
                .param("stale", report.stale())
                .param("rejected", report.rejected())
                .update();
        if (rejectedBefore < IntakeReport.MOST_ERRORS && !report.errors().isEmpty()) {
            keepErrors(id, report.errors());
        }
    }

    private void keepErrors(UUID id, List<IntakeError> errors) {
        jdbc.sql(
                        """
                insert into hub.record_file_error (file_id, index, seq, event_id, pointer, message)
                select :id, index, seq, event_id, pointer, message
                  from unnest(cast(:indexes as bigint[]), cast(:ids as text[]), cast(:pointers as text[]),
                              cast(:messages as text[])) with ordinality as e (index, event_id, pointer, message, seq)""")
                .param("id", id)
                .param("indexes", Columns.number(errors, IntakeError::index))
                .param("ids", Columns.text(errors, IntakeError::id))
                .param("pointers", Columns.text(errors, IntakeError::pointer))
                .param("messages", Columns.text(errors, IntakeError::message))
                .update();
    }

    void finish(UUID id) {
        jdbc.sql("update hub.record_file set finished_at = :now where id = :id and finished_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /** What is written beside the file. */
    record Report(
            String file,
            Instant startedAt,
            Instant finishedAt,
            long lines,
            long accepted,
            long duplicate,
            long stale,
            long rejected,
            List<IntakeError> errors) {
        boolean tookAnything() {
            return accepted + duplicate + stale > 0;
        }
    }

    Report report(UUID id) {
        List<IntakeError> errors = jdbc.sql(
                        """
                select index, event_id, pointer, message from hub.record_file_error where file_id = :id
                 order by index, seq limit :most""")
                .param("id", id)
                .param("most", IntakeReport.MOST_ERRORS)
                .query((row, n) ->
                        new IntakeError(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
        return jdbc.sql("select * from hub.record_file where id = :id")
                .param("id", id)
                .query((row, n) -> new Report(
                        row.getString("name"),
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("finished_at").toInstant(),
                        row.getLong("lines_done"),
                        row.getLong("accepted"),
                        row.getLong("duplicate"),
                        row.getLong("stale"),
                        row.getLong("rejected"),
                        errors))
                .single();
    }
}
