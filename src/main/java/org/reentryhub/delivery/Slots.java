package org.reentryhub.delivery;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.reentryhub.partner.Partner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many messages may be on their way to a partner at once, however many hubs send. Each attempt holds a slot; without one it
 * does not begin, and the message waits in line. A slot whose holder died is free when its lease has run out.
 */
@Component
class Slots {
    private final JdbcClient jdbc;
    private final WakeUps wakeUps;

    Slots(JdbcClient jdbc, WakeUps wakeUps) {
        this.jdbc = jdbc;
        this.wakeUps = wakeUps;
    }

    /** Whether there was a free slot, which the lease now holds. Two who ask at once never wait for each other. */
    boolean take(Partner partner, UUID lease, OffsetDateTime now, OffsetDateTime until) {
        return hold(partner, lease, now, until) || added(partner) && hold(partner, lease, now, until);
    }

    private boolean hold(Partner partner, UUID lease, OffsetDateTime now, OffsetDateTime until) {
        return jdbc.sql(
                                """
                update hub.partner_slot set lease = :lease, until = :until
                 where partner = :partner and number =
                       (select number from hub.partner_slot
                         where partner = :partner and number <= :most and (until is null or until < :now)
                         order by number limit 1 for update skip locked)""")
                        .param("lease", lease)
                        .param("until", until)
                        .param("partner", partner.id())
                        .param("most", partner.channel().concurrency())
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Makes the slots what the directory says now; says whether there are more. */
    private boolean added(Partner partner) {
        int most = partner.channel().concurrency();
        jdbc.sql("delete from hub.partner_slot where partner = :partner and number > :most")
                .param("partner", partner.id())
                .param("most", most)
                .update();
        return jdbc.sql(
                                """
                insert into hub.partner_slot (partner, number)
                select :partner, number from generate_series(1, :most) number on conflict do nothing""")
                        .param("partner", partner.id())
                        .param("most", most)
                        .update()
                > 0;
    }

    /** Puts a message in line. */
    void await(UUID messageId) {
        jdbc.sql("update hub.delivery set waits_for_slot = true, queued_at = null where message_id = :id")
                .param("id", messageId)
                .update();
    }

    /** Gives a slot back without having used it. */
    void giveBack(String partner, UUID lease) {
        jdbc.sql("update hub.partner_slot set lease = null, until = null where partner = :partner and lease = :lease")
                .param("partner", partner)
                .param("lease", lease)
                .update();
    }

    /** Gives a slot back, and calls whoever is first in line. */
    void free(String partner, UUID lease, OffsetDateTime now) {
        giveBack(partner, lease);
        record Next(String queue, UUID id) {}
        jdbc.sql(
                        """
                update hub.delivery set waits_for_slot = false, queued_at = :now
                 where message_id = (select message_id from hub.delivery
                                      where partner = :partner and waits_for_slot and state in ('PENDING', 'RETRYING')
                                      order by next_attempt_at, seq limit 1 for update skip locked)
                returning queue, message_id""")
                .param("now", now)
                .param("partner", partner)
                .query((row, number) -> new Next(row.getString("queue"), row.getObject("message_id", UUID.class)))
                .optional()
                .ifPresent(next -> wakeUps.afterCommit(next.queue(), List.of(next.id())));
    }

    /** Calls as many from each line as there are free slots: those whose call came too early to hear, or whose holder died. */
    void callTheFirst(OffsetDateTime now) {
        jdbc.sql(
                        """
                with free as (
                  select partner, count(*) as slots from hub.partner_slot
                   where until is null or until < :now group by partner),
                line as (
                  select d.message_id, free.slots,
                         row_number() over (partition by d.partner order by d.next_attempt_at, d.seq) as place
                    from hub.delivery d join free on free.partner = d.partner where d.waits_for_slot)
                update hub.delivery set waits_for_slot = false
                 where message_id in (select message_id from line where place <= slots)""")
                .param("now", now)
                .update();
    }
}
