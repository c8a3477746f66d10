package org.reentryhub.custody;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.problem.FieldProblem;
import org.reentryhub.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the quarantine. The same bytes again are counted and not kept twice. */
@Component
class QuarantineRows {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final SealedEvents prints;
    private final ObjectMapper json;
    private final Clock clock;
    private final Ids ids;

    QuarantineRows(JdbcClient jdbc, Vault vault, SealedEvents prints, ObjectMapper json, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.prints = prints;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    private record Row(UUID id, UUID digest, int times, Arrival arrival, EventReading.Refused refused) {
        Row again() {
            return new Row(id, digest, times + 1, arrival, refused);
        }
    }

    /** Keeps what was refused. */
    void keep(Origin origin, List<Arrival> arrivals) {
        Map<UUID, Row> rows = new TreeMap<>();
        arrivals.forEach(arrival -> arrival.reading().fold(event -> 0, refused -> {
            UUID digest = prints.print("custody.quarantine", arrival.raw());
            rows.merge(digest, new Row(ids.next(), digest, 1, arrival, refused), (met, again) -> met.again());
            return 1;
        }));
        if (!rows.isEmpty()) {
            insert(origin, rows.values());
        }
    }

    private void insert(Origin origin, Collection<Row> rows) {
        jdbc.sql(
                        """
                insert into hub.quarantine as q (id, received_at, channel, file, source, event_id, position, times, errors,
                                                 digest, complete, sealed)
                select id, :now, :channel, cast(:file as text), source, event_id, position, times, cast(errors as jsonb), digest, complete, sealed
                  from unnest(cast(:ids as uuid[]), cast(:sources as text[]), cast(:eventIds as text[]),
                              cast(:positions as bigint[]), cast(:times as int[]), cast(:errors as text[]),
                              cast(:digests as uuid[]), cast(:complete as boolean[]), cast(:sealed as bytea[]))
                       as r (id, source, event_id, position, times, errors, digest, complete, sealed)
                on conflict (digest) do update
                   set times = q.times + excluded.times, received_at = excluded.received_at,
                       channel = excluded.channel, file = excluded.file, position = excluded.position, errors = excluded.errors,
                       replayed_at = null, replayed_by = null, replay_reason = null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("channel", origin.channel())
                .param("file", origin.file())
                .param("ids", Columns.uuid(rows, Row::id))
                .param("sources", Columns.text(rows, row -> row.refused.source()))
                .param("eventIds", Columns.text(rows, row -> row.refused.id()))
                .param("positions", Columns.number(rows, row -> row.arrival.index() + 1))
                .param("times", Columns.number(rows, row -> (long) row.times))
                .param("errors", Columns.text(rows, row -> written(row.refused.faults())))
                .param("digests", Columns.uuid(rows, Row::digest))
                .param("complete", rows.stream().map(row -> row.arrival.whole()).toArray(Boolean[]::new))
                .param("sealed", Columns.bytes(rows, row -> vault.seal(row.arrival.raw(), place(row.id))))
                .update();
    }

    /** What is kept of one, for its replay; nobody else reads the content. */
    record Kept(UUID id, long position, boolean complete, byte[] raw) {}

    /** Holds the row until the transaction ends. */
    @Nullable
    Kept hold(UUID id) {
        return jdbc.sql("select position, complete, sealed from hub.quarantine where id = :id for update")
                .param("id", id)
                .query((row, n) ->
                        new Kept(id, row.getLong(1), row.getBoolean(2), vault.open(row.getBytes(3), place(id))))
                .optional()
                .orElse(null);
    }

    void replayed(UUID id, String by, @Nullable String reason) {
        jdbc.sql(
                        "update hub.quarantine set replayed_at = :now, replayed_by = :by, replay_reason = :reason where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    void stillRefused(UUID id, List<FieldProblem> faults) {
        jdbc.sql("update hub.quarantine set errors = cast(:errors as jsonb) where id = :id")
                .param("errors", written(new ArrayList<>(faults)))
                .param("id", id)
                .update();
    }

    private static String place(UUID id) {
        return "hub.quarantine:" + id;
    }

    private String written(List<FieldProblem> faults) {
        try {
            return json.writeValueAsString(faults);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("faults cannot be written as JSON", e);
        }
    }
}
