package org.reentryhub.health.transfer;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When it was looked where the person of an open transfer is. Each call belongs in its caller's transaction. */
@Component
public class MoveClocks {
    private final JdbcClient jdbc;

    MoveClocks(@Qualifier("healthJdbc") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Open ones of whom it was not looked since where the person is; they count as looked at. */
    public List<UUID> due(OffsetDateTime now, OffsetDateTime since, int batch) {
        return jdbc.sql(
                        """
                update health.transfer set place_read_at = :now where id in (
                  select id from health.transfer
                   where state not in ('SENT', 'STOPPED') and (place_read_at is null or place_read_at < :since)
                   order by place_read_at nulls first limit :batch for no key update skip locked)
                returning id""")
                .param("now", now)
                .param("since", since)
                .param("batch", batch)
                .query(UUID.class)
                .list();
    }

    /** It is looked soon where the person is. */
    void lookSoon(UUID id) {
        jdbc.sql("update health.transfer set place_read_at = null where id = :id")
                .param("id", id)
                .update();
    }
}
