package org.reentryhub.health.sending;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.Ids;
import org.reentryhub.health.HealthSeal;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deliveries that take others back, one each. Each call belongs in its caller's transaction on the health schema. */
@Component
public class Cancellations {
    private static final String TABLE = "delivery";

    private final JdbcClient jdbc;
    private final HealthSeal seal;
    private final HealthDeliveryRows rows;
    private final Ids ids;

    Cancellations(@Qualifier("healthJdbc") JdbcClient jdbc, HealthSeal seal, HealthDeliveryRows rows, Ids ids) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.rows = rows;
        this.ids = ids;
    }

    /** Takes a delivery back; empty when that is under way or done already. */
    Optional<UUID> add(HealthDelivery taken, OffsetDateTime now) {
        var id = ids.next();
        var partner = taken.notes().partner();
        return jdbc.sql(
                        """
                insert into health.delivery
                  (id, transfer_id, recipient_key, state, created_at, next_attempt_at, queued_at, cancels, sealed)
                values (:id, :transfer, :recipient, 'PENDING', :now, :now, :now, :cancels, :sealed)
                on conflict (cancels) do nothing
                returning id""")
                .param("id", id)
                .param("transfer", taken.transfer())
                .param("recipient", seal.key("recipient", partner))
                .param("now", now)
                .param("cancels", taken.id())
                .param("sealed", seal.seal(HealthDelivery.Notes.of(partner), TABLE, id))
                .query(UUID.class)
                .optional();
    }

    /** The one that takes a delivery back, if there is one. */
    public Optional<HealthDelivery> of(UUID delivery) {
        return jdbc.sql("select * from health.delivery where cancels = :delivery")
                .param("delivery", delivery)
                .query(rows.reading())
                .optional();
    }

    /** Lets a transfer's dead ones be tried again. */
    public List<UUID> revive(UUID transfer, OffsetDateTime now) {
        return jdbc.sql(
                        """
                update health.delivery set state = 'RETRYING', next_attempt_at = :now, queued_at = :now, created_at = :now
                 where transfer_id = :transfer and cancels is not null and state = 'DEAD'
                returning id""")
                .param("now", now)
                .param("transfer", transfer)
                .query(UUID.class)
                .list();
    }

    /** A transfer's documents that wait, locked; those in somebody's hands are that somebody's to end. */
    List<HealthDelivery> waiting(UUID transfer, OffsetDateTime now) {
        return jdbc.sql(
                        """
                select * from health.delivery
                 where transfer_id = :transfer and cancels is null and amends is null and state in ('PENDING', 'RETRYING')
                   and (lease_until is null or lease_until < :now)
                 order by id for no key update skip locked""")
                .param("transfer", transfer)
                .param("now", now)
                .query(rows.reading())
                .list();
    }
}
