package org.reentryhub.reception;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What lies with one receiver. One of which nothing has begun to leave is not there: that it exists is nobody's business before
 * the gate has let it out; and nothing is told of a message that has surely not arrived.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ReceivedReferrals {
    private static final String ROWS =
            """
            select r.id, r.person_number, r.domain, r.state, r.state_since, n.version, n.answer_by,
                   (select min(a.began_at) from hub.attempt a join hub.delivery f using (message_id)
                     where f.referral_id = r.id) as received_at,
                   m.message_id, m.release_date, m.certainty, w.opened_by, w.worker, w.since, h.answer as held,
                   w.referral_id is not null or exists (select from hub.answer a where a.referral_id = r.id) as opened,
                   n.version > (select min(v.version) from hub.referral_version v where v.referral_id = r.id)
                     and n.version > coalesce((select max(a.version) from hub.answer a where a.referral_id = r.id), 0)
                     as changed,
                   not r.closed or r.state = 'CANCEL_REQUESTED' as live
              from hub.referral r
              join lateral (select v.version, v.answer_by
                              from hub.referral_version v join hub.delivery d using (message_id)
                             where v.referral_id = r.id and d.attempts > 0
                             order by v.version desc limit 1) n on true
              left join lateral (select v.message_id, v.release_date, v.certainty
                              from hub.referral_version v join hub.delivery d using (message_id)
                             where v.referral_id = r.id and v.kind <> 'CANCELLATION' and not d.taken_back
                               and exists (select from hub.attempt a
                                            where a.message_id = d.message_id
                                              and (a.outcome is null or a.outcome in ('DELIVERED', 'FETCHED', 'UNKNOWN')))
                             order by v.version desc limit 1) m on true
              left join hub.referral_worker w on w.referral_id = r.id
              left join hub.written_answer h on h.referral_id = r.id and h.ended_at is null
             where r.recipient = :partner""";
    private static final String URGENT_FIRST =
            """
            case when state in ('QUEUED', 'SENT', 'RECEIVED', 'IN_REVIEW') and held is null then answer_by end nulls last,
            release_date nulls last, received_at, id""";
    private static final int MOST = 200;
    private static final Duration SHOWN = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    ReceivedReferrals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What lies in a heap: the nearest deadline first, of what was done in the last 90 days the latest; up to 200. */
    public List<Received> in(Tab tab, String partner, String me) {
        return jdbc.sql("select * from (%s) r where %s order by %s limit :most"
                        .formatted(ROWS, tab.condition(), tab == Tab.DONE ? "state_since desc, id" : URGENT_FIRST))
                .param("partner", partner)
                .param("me", me)
                .param("from", OffsetDateTime.now(clock).minus(SHOWN))
                .param("most", MOST)
                .query(Received.class)
                .list();
    }

    /** How many nobody has opened. */
    public int unopened(String partner) {
        return jdbc.sql("select count(*) from (%s) r where %s".formatted(ROWS, Tab.NEW.condition()))
                .param("partner", partner)
                .query(Integer.class)
                .single();
    }

    /** One of a receiver's referrals; empty for anybody else's, as for none. */
    public Optional<Received> find(UUID id, String partner) {
        return jdbc.sql(ROWS + " and r.id = :id")
                .param("partner", partner)
                .param("id", id)
                .query(Received.class)
                .optional();
    }
}
