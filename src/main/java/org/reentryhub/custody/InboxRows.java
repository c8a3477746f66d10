package org.reentryhub.custody;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Judgement.Judged;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the inbox, a chunk at a time. */
@Component
class InboxRows {
    private final JdbcClient jdbc;
    private final SealedEvents sealed;
    private final Clock clock;

    InboxRows(JdbcClient jdbc, SealedEvents sealed, Clock clock) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.clock = clock;
    }

    /** Which of these events were accepted before. */
    Set<EventKey> seen(List<CustodyEvent> events) {
        return new HashSet<>(jdbc.sql(
                        """
                select i.source, i.event_id
                  from unnest(cast(:sources as text[]), cast(:ids as text[])) as e (source, event_id)
                  join hub.inbox i using (source, event_id)""")
                .param("sources", Columns.text(events, event -> event.order().source()))
                .param("ids", Columns.text(events, event -> event.order().id()))
                .query((row, n) -> new EventKey(row.getString(1), row.getString(2)))
                .list());
    }

    /** Keeps the events; their content only if it says something new, or was never applied. */
    void keep(List<Judged> events) {
        int kept = jdbc.sql(
                        """
                insert into hub.inbox (source, event_id, person_number, cause, occurred_at, received_at, standing, sealed)
                select source, event_id, person, cause, occurred_at, :now, standing, sealed
                  from unnest(cast(:sources as text[]), cast(:ids as text[]), cast(:persons as text[]),
                              cast(:causes as text[]), cast(:times as timestamptz[]), cast(:standings as text[]),
                              cast(:sealed as bytea[]))
                       as e (source, event_id, person, cause, occurred_at, standing, sealed)
                on conflict do nothing""")
                .param("now", Timestamp.from(clock.instant()))
                .param(
                        "sources",
                        Columns.text(events, one -> one.event().order().source()))
                .param("ids", Columns.text(events, one -> one.event().order().id()))
                .param(
                        "persons",
                        Columns.text(events, one -> one.event().person().value()))
                .param("causes", Columns.text(events, one -> one.event().cause().name()))
                .param(
                        "times",
                        Columns.text(events, one -> one.event().order().time().toString()))
                .param("standings", Columns.text(events, one -> one.verdict() == Verdict.STALE ? "STALE" : "ACCEPTED"))
                .param("sealed", Columns.bytes(events, this::content))
                .update();
        if (kept != events.size()) {
            throw new ConcurrencyFailureException("the same event came twice at once");
        }
    }

    private byte @Nullable [] content(Judged one) {
        return one.verdict() == Verdict.SAME
                ? null
                : sealed.seal(one.event().key(), one.event().raw());
    }
}
