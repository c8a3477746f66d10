package org.reentryhub.health.transfer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.Ids;
import org.reentryhub.health.HealthSeal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What health personnel decided about transfers under way. Each call belongs in its caller's transaction. */
@Component
public class Decisions {
    private static final String TABLE = "decision";

    private final JdbcClient jdbc;
    private final HealthSeal seal;
    private final Ids ids;

    Decisions(@Qualifier("healthJdbc") JdbcClient jdbc, HealthSeal seal, Ids ids) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.ids = ids;
    }

    public void add(UUID transfer, Decision decision) {
        var id = ids.next();
        jdbc.sql(
                        """
                insert into health.decision (id, transfer_id, at, sealed) values (:id, :transfer, :at, :sealed)""")
                .param("id", id)
                .param("transfer", transfer)
                .param("at", decision.at())
                .param("sealed", seal.seal(decision, TABLE, id))
                .update();
    }

    public List<Decision> of(UUID transfer) {
        return jdbc.sql("select * from health.decision where transfer_id = :transfer order by at, id")
                .param("transfer", transfer)
                .query((row, n) ->
                        seal.open(row.getBytes("sealed"), TABLE, row.getObject("id", UUID.class), Decision.class))
                .list();
    }

    /** The last one that led to a state. */
    public Optional<Decision> last(UUID transfer, TransferState to) {
        return of(transfer).stream().filter(decision -> decision.to() == to).reduce((earlier, later) -> later);
    }
}
