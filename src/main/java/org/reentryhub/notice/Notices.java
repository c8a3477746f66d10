package org.reentryhub.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ledger's rows: each notice, when it was made, and when NAV's machine said that it has it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Notices {
    private final JdbcClient jdbc;
    private final Stays stays;
    private final ObjectMapper json;
    private final Clock clock;

    Notices(JdbcClient jdbc, Stays stays, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.stays = stays;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A notice as it was made.
     *
     * @param fields JSON Pointers of what of the person is in it
     */
    record Notice(UUID messageId, UUID stayId, int version, String recipient, List<String> fields) {}

    void add(Notice notice, NoticeType type, StayFacts says, OffsetDateTime madeAt) {
        jdbc.sql(
                        """
                insert into hub.notice (message_id, stay_id, version, type, recipient, says, end_named, fields, made_at)
                values (:id, :stay, :version, :type, :recipient, cast(:says as jsonb), :end, cast(:fields as jsonb), :at)""")
                .param("id", notice.messageId())
                .param("stay", notice.stayId())
                .param("version", notice.version())
                .param("type", type.name())
                .param("recipient", notice.recipient())
                .param("says", stays.written(says))
                .param("end", says.end())
                .param("fields", written(notice.fields()))
                .param("at", madeAt)
                .update();
    }

    Optional<Notice> find(UUID messageId) {
        return jdbc.sql("select * from hub.notice where message_id = :id")
                .param("id", messageId)
                .query((row, number) -> new Notice(
                        messageId,
                        row.getObject("stay_id", UUID.class),
                        row.getInt("version"),
                        row.getString("recipient"),
                        read(row.getString("fields"))))
                .optional();
    }

    /** NAV's machine has it; the first such word counts, and takes back an earlier failure. */
    void acknowledged(UUID messageId, @Nullable String receiptId) {
        jdbc.sql(
                        """
                update hub.notice
                   set acknowledged_at = coalesce(acknowledged_at, :now), failure = null,
                       receipt_id = coalesce(receipt_id, :receipt)
                 where message_id = :id""")
                .param("now", OffsetDateTime.now(clock))
                .param("receipt", receiptId)
                .param("id", messageId)
                .update();
    }

    /** It did not arrive, or NAV could not take it in after all: then it counts as not acknowledged. */
    void failed(UUID messageId, String why) {
        jdbc.sql("update hub.notice set acknowledged_at = null, failure = :why where message_id = :id")
                .param("why", why)
                .param("id", messageId)
                .update();
    }

    /** Takes back that a notice was told, which was stopped on its way: what it says beyond the last acknowledged is due again. */
    void untold(Stay stay, String why) {
        jdbc.sql(
                        """
                update hub.stay s
                   set held = :why,
                       told = (select n.says from hub.notice n
                                where n.stay_id = s.id and n.acknowledged_at is not null
                                order by n.version desc limit 1)
                 where s.id = :id""")
                .param("why", why)
                .param("id", stay.id())
                .update();
    }

    private String written(List<String> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice cannot be written as JSON", e);
        }
    }

    private List<String> read(String fields) {
        try {
            return json.readValue(fields, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice is not JSON", e);
        }
    }
}
