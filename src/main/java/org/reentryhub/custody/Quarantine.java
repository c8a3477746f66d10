package org.reentryhub.custody;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.problem.FieldProblem;
import org.reentryhub.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events that were refused: visible to operators without their content, and taken in anew when somebody says so. */
@Component("quarantine")
public class Quarantine {
    private static final int PAGE_SIZE = 50;

    private final JdbcClient jdbc;
    private final QuarantineRows rows;
    private final ChunkTransactions transactions;
    private final EventReader reader;
    private final Inbox inbox;
    private final AuditTrail trail;
    private final ObjectMapper json;

    Quarantine(
            JdbcClient jdbc,
            QuarantineRows rows,
            ChunkTransactions transactions,
            EventReader reader,
            Inbox inbox,
            AuditTrail trail,
            ObjectMapper json) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.transactions = transactions;
        this.reader = reader;
        this.inbox = inbox;
        this.trail = trail;
        this.json = json;
    }

    /** The newest first, 50 to a page; page from 0. Those that were taken in after all stay in the list, marked. */
    public Page<QuarantinedEvent> list(int page) {
        long total = jdbc.sql("select count(*) from hub.quarantine")
                .query(Long.class)
                .single();
        List<QuarantinedEvent> items = jdbc.sql(
                        """
                select id, received_at, channel, file, source, event_id, position, times, errors,
                       replayed_at, replayed_by, replay_reason
                  from hub.quarantine order by received_at desc, id limit :size offset :offset""")
                .param("size", PAGE_SIZE)
                .param("offset", (long) page * PAGE_SIZE)
                .query(this::quarantined)
                .list();
        return new Page<>(items, total, page);
    }

    /** How many have not been taken in after all. */
    public long waiting() {
        return jdbc.sql("select count(*) from hub.quarantine where replayed_at is null")
                .query(Long.class)
                .single();
    }

    /** One of them; empty where there is none with that id. */
    public Optional<QuarantinedEvent> find(UUID id) {
        return jdbc.sql("select * from hub.quarantine where id = :id")
                .param("id", id)
                .query(this::quarantined)
                .optional();
    }

    /**
     * Reads the event anew, by the rules of today. When it holds it is accepted (or found duplicate or stale) and marked
     * as replayed; otherwise it stays, with its faults of today.
     *
     * @param reason why, in the operator's words; null where he said nothing
     * @throws ProblemException 404 when there is none with that id; 409 when only its beginning was kept
     */
    public IntakeReport replay(UUID id, @Nullable String reason, Actor actor) {
        return transactions.inOne(() -> {
            QuarantineRows.Kept kept = Optional.ofNullable(rows.hold(id)).orElseThrow(ProblemException::notFound);
            if (!kept.complete()) {
                throw ProblemException.conflict("Only the beginning of this event was kept; it must be sent again.");
            }
            trail.operated(actor, "replayed a quarantined event", id.toString(), reason);
            return reader.read(kept.raw()).fold(event -> accepted(event, id, reason, actor), refused -> {
                rows.stillRefused(id, refused.faults());
                return IntakeReport.of(Verdict.REFUSED, refused.errors(kept.position() - 1));
            });
        });
    }

    private IntakeReport accepted(CustodyEvent event, UUID id, @Nullable String reason, Actor actor) {
        Verdict verdict = inbox.accept(List.of(event)).get(0);
        rows.replayed(id, actor.name(), reason);
        return IntakeReport.of(verdict, List.of());
    }

    private QuarantinedEvent quarantined(ResultSet row, int number) throws SQLException {
        return new QuarantinedEvent(
                row.getObject("id", UUID.class),
                row.getTimestamp("received_at").toInstant(),
                row.getString("channel"),
                row.getString("file"),
                row.getString("source"),
                row.getString("event_id"),
                row.getLong("position"),
                row.getInt("times"),
                faults(row.getString("errors")),
                Optional.ofNullable(row.getTimestamp("replayed_at"))
                        .map(java.sql.Timestamp::toInstant)
                        .orElse(null),
                row.getString("replayed_by"),
                row.getString("replay_reason"));
    }

    private List<FieldProblem> faults(String written) {
        try {
            return json.readValue(written, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the faults of a quarantined event are not JSON", e);
        }
    }
}
