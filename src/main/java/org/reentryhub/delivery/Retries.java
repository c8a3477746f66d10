package org.reentryhub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.partner.Partners;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Trying dead messages again: oldest first, and no faster than the partner takes them. */
@Component
@Transactional
public class Retries {
    /** For a partner whose row names no rate. */
    private static final int USUAL_PER_SECOND = 10;

    private static final String MATCHING =
            """
            state = 'DEAD' and queue <> ''
             and (cast(:partner as text) is null or partner = :partner)
             and (cast(:ids as uuid[]) is null or message_id = any(:ids))""";

    private final JdbcClient jdbc;
    private final Partners partners;
    private final Clock clock;

    Retries(JdbcClient jdbc, Partners partners, Clock clock) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.clock = clock;
    }

    /**
     * Which of the dead messages.
     *
     * @param partner null for every partner
     * @param ids null for all
     */
    public record Selection(@Nullable String partner, @Nullable Collection<UUID> ids) {
        UUID @Nullable [] array() {
            return ids == null ? null : ids.toArray(UUID[]::new);
        }
    }

    /** How many there are, and when the oldest was composed; null where there is none. */
    public record Matching(long matching, @Nullable OffsetDateTime oldest) {}

    /** Which are tried again, and when the last of them is due; null where there is none. */
    public record Retried(List<UUID> ids, @Nullable OffsetDateTime until) {}

    /** What would be tried again. */
    public Matching matching(Selection selection) {
        return jdbc.sql("select count(*) as matching, min(created_at) as oldest from hub.delivery where " + MATCHING)
                .param("partner", selection.partner())
                .param("ids", selection.array())
                .query((row, number) ->
                        new Matching(row.getLong("matching"), row.getObject("oldest", OffsetDateTime.class)))
                .single();
    }

    /** Makes them due, each partner's one after the other. */
    public Retried retry(Selection selection) {
        List<Due> due = new ArrayList<>();
        if (selection.partner() != null) {
            probeNow(selection.partner());
        }
        jdbc.sql("select distinct partner from hub.delivery where " + MATCHING + " order by partner")
                .param("partner", selection.partner())
                .param("ids", selection.array())
                .query(String.class)
                .list()
                .forEach(partner -> {
                    probeNow(partner);
                    due.addAll(retry(partner, selection));
                });
        return new Retried(
                due.stream().map(Due::id).toList(),
                due.stream().map(Due::at).max(Comparator.naturalOrder()).orElse(null));
    }

    private record Due(UUID id, OffsetDateTime at) {}

    private List<Due> retry(String partner, Selection selection) {
        return jdbc.sql(
                        """
                update hub.delivery
                   set state = 'RETRYING', queued_at = null, ended_at = null,
                       next_attempt_at = :now + (place - 1) * make_interval(secs => :apart)
                  from (select message_id as chosen, row_number() over (order by seq) as place
                          from (select message_id, seq from hub.delivery where %s order by seq for update) locked) placed
                 where message_id = chosen
                returning message_id, next_attempt_at"""
                                .formatted(MATCHING))
                .param("now", OffsetDateTime.now(clock))
                .param("apart", apart(partner).toNanos() / 1e9)
                .param("partner", partner)
                .param("ids", selection.array())
                .query((row, number) -> new Due(
                        row.getObject("message_id", UUID.class),
                        row.getObject("next_attempt_at", OffsetDateTime.class)))
                .list();
    }

    private Duration apart(String partner) {
        int perSecond = partners.find(partner)
                .map(found -> found.channel().sending().perSecond())
                .filter(rate -> rate > 0)
                .orElse(USUAL_PER_SECOND);
        return Duration.ofSeconds(1).dividedBy(perSecond);
    }

    /** Whoever tries again has mended something: the next message to a paused partner finds out. */
    private void probeNow(String partner) {
        jdbc.sql(
                        """
                update hub.partner_pause set probe_at = :now
                 where probe_at > :now and why <> 'STOPPED' and partner = :partner""")
                .param("now", OffsetDateTime.now(clock))
                .param("partner", partner)
                .update();
    }
}
