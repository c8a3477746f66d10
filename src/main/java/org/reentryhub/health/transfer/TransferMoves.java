package org.reentryhub.health.transfer;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When transfers moved from one state to another. Each call belongs in its caller's transaction on the health schema. */
@Component
public class TransferMoves {
    private final JdbcClient jdbc;

    TransferMoves(@Qualifier("healthJdbc") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last time. */
    public Optional<OffsetDateTime> last(UUID transfer) {
        return jdbc.sql("select changed_at from health.transfer where id = :id")
                .param("id", transfer)
                .query(OffsetDateTime.class)
                .optional();
    }
}
