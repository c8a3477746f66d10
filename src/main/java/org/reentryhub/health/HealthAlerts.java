package org.reentryhub.health;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.reentryhub.Ids;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the health unit must look at, transfer by transfer. Each call belongs in its caller's transaction. */
@Component
class HealthAlerts {
    private static final String TABLE = "alert";

    private final JdbcClient jdbc;
    private final HealthSeal seal;
    private final Ids ids;
    private final Clock clock;

    HealthAlerts(@Qualifier("healthJdbc") JdbcClient jdbc, HealthSeal seal, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.ids = ids;
        this.clock = clock;
    }

    /** Raises an alert; the same one about the same transfer stands once, with its last details. */
    void raise(UUID transfer, HealthAlert.Kind kind, List<String> details) {
        var alert = new HealthAlert(kind, details, OffsetDateTime.now(clock));
        var key = seal.key("alert", kind + details.stream().findFirst().orElse(""));
        var id = ids.next();
        jdbc.sql(
                        """
                insert into health.alert (id, transfer_id, kind_key, at, sealed)
                values (:id, :transfer, :kind, :at, :sealed)
                on conflict (transfer_id, kind_key) do nothing""")
                .param("id", id)
                .param("transfer", transfer)
                .param("kind", key)
                .param("at", alert.at())
                .param("sealed", seal.seal(alert, TABLE, id))
                .update();
    }

    List<HealthAlert> of(UUID transfer) {
        return jdbc.sql("select * from health.alert where transfer_id = :transfer order by at, id")
                .param("transfer", transfer)
                .query((row, n) ->
                        seal.open(row.getBytes("sealed"), TABLE, row.getObject("id", UUID.class), HealthAlert.class))
                .list();
    }
}
