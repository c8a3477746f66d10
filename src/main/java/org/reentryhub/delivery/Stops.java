package org.reentryhub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.partner.Partners;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Partners that an operator has stopped. Once that is answered no attempt begins, and nothing that they have not seen is shown to
 * them, until an operator says otherwise. Health parties are none of the operators'.
 */
@Component
@Transactional
public class Stops {
    private final JdbcClient jdbc;
    private final Partners partners;
    private final OperatorAlarm alarm;
    private final Clock clock;

    Stops(JdbcClient jdbc, Partners partners, OperatorAlarm alarm, Clock clock) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.alarm = alarm;
        this.clock = clock;
    }

    /**
     * A partner that is stopped.
     *
     * @param inFlight the attempts that had begun before, oldest first; they are finished
     */
    public record Stopped(String partner, OffsetDateTime since, List<UnderWay> inFlight) {}

    /** An attempt that nothing calls back. */
    public record UnderWay(UUID id, OffsetDateTime began) {}

    /**
     * Stops a partner, also one that is paused by itself; one that is stopped stays so, for the new reason. Waits for whoever is just
     * recording that an attempt begins.
     *
     * @return empty where the operators have no such partner
     */
    public Optional<Stopped> stop(String partner, String by, String reason) {
        if (!isKnown(partner)) {
            return Optional.empty();
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('stop:' || :partner, 0))")
                .param("partner", partner)
                .query((row, number) -> 0)
                .single();
        OffsetDateTime since = keep(partner, by, reason);
        alarm.over(Pauses.PAUSED, partner);
        return Optional.of(new Stopped(partner, since, inFlight(partner)));
    }

    private OffsetDateTime keep(String partner, String by, String reason) {
        return jdbc.sql(
                        """
                insert into hub.partner_pause as pause (partner, since, probe_at, why, stopped_by, reason)
                values (:partner, :now, 'infinity', 'STOPPED', :by, :reason)
                on conflict (partner) do update
                   set since = case when pause.why = 'STOPPED' then pause.since else excluded.since end,
                       probe_at = 'infinity', why = 'STOPPED', stopped_by = excluded.stopped_by, reason = excluded.reason
                returning since""")
                .param("partner", partner)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .param("reason", reason)
                .query(OffsetDateTime.class)
                .single();
    }

    private List<UnderWay> inFlight(String partner) {
        return jdbc.sql(
                        """
                select d.message_id, a.began_at
                  from hub.delivery d join hub.attempt a on a.message_id = d.message_id and a.number = d.attempts
                 where d.partner = :partner and d.lease is not null order by a.began_at, d.seq""")
                .param("partner", partner)
                .query(Stops::underWay)
                .list();
    }

    private static UnderWay underWay(ResultSet row, int number) throws SQLException {
        return new UnderWay(row.getObject("message_id", UUID.class), row.getObject("began_at", OffsetDateTime.class));
    }

    /** Whether the operators have this partner at all. */
    public boolean isKnown(String partner) {
        return partners.find(partner).filter(found -> !found.isHealth()).isPresent();
    }

    /** Ends a stop, and makes due whatever waits; the sweeper takes the oldest first. False where there was none. */
    public boolean resume(String partner) {
        boolean ended = jdbc.sql("delete from hub.partner_pause where partner = :partner and why = 'STOPPED'")
                        .param("partner", partner)
                        .update()
                > 0;
        if (ended) {
            jdbc.sql(
                            """
                    update hub.delivery set next_attempt_at = :now, queued_at = null, waits_for_slot = false
                     where message_id in (select message_id from hub.delivery
                                           where partner = :partner and state in ('PENDING', 'RETRYING') and queue <> ''
                                             and lease is null and held_behind is null
                                           for update skip locked)""")
                    .param("now", OffsetDateTime.now(clock))
                    .param("partner", partner)
                    .update();
        }
        return ended;
    }

    /**
     * Whether a partner is stopped; if not, nobody stops it before the caller's transaction ends. Asked before anything else is locked,
     * so that nobody who waits for a stop holds what others need.
     */
    boolean isStopped(String partner) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtextextended('stop:' || :partner, 0))")
                .param("partner", partner)
                .query((row, number) -> 0)
                .single();
        return jdbc.sql("select exists (select from hub.partner_pause where partner = :partner and why = 'STOPPED')")
                .param("partner", partner)
                .query(Boolean.class)
                .single();
    }
}
