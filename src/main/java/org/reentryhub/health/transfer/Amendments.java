package org.reentryhub.health.transfer;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.Ids;
import org.reentryhub.Queues;
import org.reentryhub.delivery.WakeUps;
import org.reentryhub.health.HealthSeal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The deliveries that tell recipients that the release is on another day. Each says what stands when it leaves, so that of
 * several moves the last is told. Each call belongs in its caller's transaction on the health schema.
 */
@Component
public class Amendments {
    private static final String TABLE = "delivery";

    private final JdbcClient jdbc;
    private final HealthSeal seal;
    private final HealthDeliveryRows rows;
    private final WakeUps wakeUps;
    private final Ids ids;

    Amendments(
            @Qualifier("healthJdbc") JdbcClient jdbc,
            HealthSeal seal,
            HealthDeliveryRows rows,
            WakeUps wakeUps,
            Ids ids) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.rows = rows;
        this.wakeUps = wakeUps;
        this.ids = ids;
    }

    /** Has a recipient told; one that waits already is tried at once, and for as long as a new one. */
    public void add(HealthDelivery amended, OffsetDateTime now) {
        putAside(amended.id());
        wakeUps.afterCommit(Queues.DELIVER_HEALTH, List.of(insert(amended, now)));
    }

    /** What was given up is about a day that is not the day any more. */
    private void putAside(UUID amended) {
        jdbc.sql("update health.delivery set state = 'STOPPED' where amends = :amended and state = 'DEAD'")
                .param("amended", amended)
                .update();
    }

    /** Under a key of its own: by the recipient's, a transfer has one delivery. */
    private UUID insert(HealthDelivery amended, OffsetDateTime now) {
        var id = ids.next();
        return jdbc.sql(
                        """
                insert into health.delivery
                  (id, transfer_id, recipient_key, state, created_at, next_attempt_at, queued_at, amends, sealed)
                values (:id, :transfer, :key, 'PENDING', :now, :now, :now, :amended, :sealed)
                on conflict (amends) where amends is not null and state in ('PENDING', 'RETRYING') do update
                   set next_attempt_at = :now, queued_at = :now, tried_from = :now
                returning id""")
                .param("id", id)
                .param("transfer", amended.transfer())
                .param("key", seal.key("amendment", id.toString()))
                .param("now", now)
                .param("amended", amended.id())
                .param(
                        "sealed",
                        seal.seal(HealthDelivery.Notes.of(amended.notes().partner()), TABLE, id))
                .query(UUID.class)
                .single();
    }

    /** The one that tells of the last move, if there was one. */
    public Optional<HealthDelivery> last(UUID delivery) {
        return jdbc.sql(
                        "select * from health.delivery where amends = :delivery order by created_at desc, id desc limit 1")
                .param("delivery", delivery)
                .query(rows.reading())
                .optional();
    }
}
