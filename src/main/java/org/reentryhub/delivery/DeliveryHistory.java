package org.reentryhub.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How messages travelled, for whoever asks. */
@Component
public class DeliveryHistory {
    private final JdbcClient jdbc;

    DeliveryHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message's way. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Journey(
            UUID messageId,
            MessageKind kind,
            int version,
            DeliveryState state,
            @Nullable String lastError,
            @Nullable OffsetDateTime nextAttemptAt,
            List<Try> attempts) {}

    /**
     * One attempt.
     *
     * @param outcome null while nobody knows
     * @param status the partner's HTTP status, if it answered
     * @param replay true where an operator had it sent again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Try(
            int number,
            OffsetDateTime at,
            @Nullable OffsetDateTime endedAt,
            @Nullable String outcome,
            @Nullable Integer status,
            @Nullable Boolean replay) {}

    /** The ways of all messages of a referral, oldest version first. */
    public List<Journey> of(UUID referralId) {
        return jdbc.sql("select * from hub.delivery where referral_id = :id order by version, created_at")
                .param("id", referralId)
                .query((row, number) -> {
                    UUID messageId = row.getObject("message_id", UUID.class);
                    return new Journey(
                            messageId,
                            MessageKind.valueOf(row.getString("kind")),
                            row.getInt("version"),
                            DeliveryState.valueOf(row.getString("state")),
                            row.getString("last_error"),
                            row.getObject("next_attempt_at", OffsetDateTime.class),
                            tries(messageId));
                })
                .list();
    }

    /** The attempts at one message, the first first. */
    public List<Try> tries(UUID messageId) {
        return jdbc.sql("select * from hub.attempt where message_id = :id order by number")
                .param("id", messageId)
                .query((row, number) -> new Try(
                        row.getInt("number"),
                        row.getObject("began_at", OffsetDateTime.class),
                        row.getObject("ended_at", OffsetDateTime.class),
                        row.getString("outcome"),
                        row.getObject("status", Integer.class),
                        row.getBoolean("replay") ? true : null))
                .list();
    }
}
