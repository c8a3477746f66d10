package org.reentryhub.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The outbox as operators see it: ids, partners and states, and nobody's name. */
@Component
@Transactional(readOnly = true)
public class DeliveryLedger {
    private final JdbcClient jdbc;

    DeliveryLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One message on its way.
     *
     * @param lastError a closed code, never a partner's words
     * @param nextAttemptAt null also while an operator has stopped the partner
     * @param replay true where an operator had it sent again
     * @param heldBehind the message that has to end before, where the partner wants them strictly in order
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            UUID id,
            String partner,
            MessageKind kind,
            DeliveryState state,
            int attempts,
            @Nullable String lastError,
            @Nullable OffsetDateTime nextAttemptAt,
            @Nullable UUID heldBehind,
            @Nullable Boolean replay,
            OffsetDateTime createdAt) {}

    /**
     * Messages, newest first.
     *
     * @param state null for every state
     * @param partner null for every partner
     * @param before lines older than this one only; null from the newest
     */
    public List<Line> lines(@Nullable DeliveryState state, @Nullable String partner, @Nullable UUID before, int most) {
        return jdbc.sql(
                        """
                select delivery.*, exists (select from hub.partner_pause pause
                                            where pause.partner = delivery.partner and why = 'STOPPED') as stopped
                  from hub.delivery
                 where (cast(:state as text) is null or state = :state)
                   and (cast(:partner as text) is null or partner = :partner)
                   and (cast(:before as uuid) is null
                        or (created_at, message_id) < (select created_at, message_id from hub.delivery
                                                        where message_id = :before))
                 order by created_at desc, message_id desc limit :most""")
                .param("state", state == null ? null : state.name())
                .param("partner", partner)
                .param("before", before)
                .param("most", most)
                .query(DeliveryLedger::line)
                .list();
    }

    /** One message; empty where there is none with that id. */
    public Optional<Line> find(UUID id) {
        return jdbc.sql(
                        """
                select delivery.*, exists (select from hub.partner_pause pause
                                            where pause.partner = delivery.partner and why = 'STOPPED') as stopped
                  from hub.delivery where message_id = :id""")
                .param("id", id)
                .query(DeliveryLedger::line)
                .optional();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getObject("message_id", UUID.class),
                row.getString("partner"),
                MessageKind.valueOf(row.getString("kind")),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getBoolean("stopped") ? null : row.getObject("next_attempt_at", OffsetDateTime.class),
                row.getObject("held_behind", UUID.class),
                row.getBoolean("replay") ? true : null,
                row.getObject("created_at", OffsetDateTime.class));
    }
}
