package org.reentryhub.referral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.StoryLog;
import org.reentryhub.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every answer that came, also those that changed nothing. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Answers {
    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ObjectMapper json;
    private final Clock clock;

    Answers(JdbcClient jdbc, Vault vault, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /**
     * An answer as it was kept.
     *
     * @param flag why it changed nothing, where a person should see that; else null
     */
    public record Kept(PartnerAnswer answer, OffsetDateTime at, @Nullable String flag) {}

    /** Keeps an answer; says whether it is new. */
    boolean keep(UUID referralId, PartnerAnswer answer, @Nullable String flag) {
        boolean fresh = jdbc.sql(
                                """
                insert into hub.answer (referral_id, answer_id, version, answer, at, flagged, flag, sealed)
                values (:referral, :id, :version, :answer, :at, :flagged, :flag, :sealed) on conflict do nothing""")
                        .param("referral", referralId)
                        .param("id", answer.answerId())
                        .param("version", answer.version())
                        .param("answer", answer.answer().name())
                        .param("at", OffsetDateTime.now(clock))
                        .param("flagged", flag != null)
                        .param("flag", flag)
                        .param("sealed", vault.seal(written(answer), place(referralId, answer.answerId())))
                        .update()
                == 1;
        if (fresh) {
            StoryLog.line(log, referralId, "answer to version {}: {}", answer.version(), answer.answer());
        }
        return fresh;
    }

    /** The answer that came under an id. */
    Optional<Kept> find(UUID referralId, String answerId) {
        return jdbc.sql("select * from hub.answer where referral_id = :referral and answer_id = :id")
                .param("referral", referralId)
                .param("id", answerId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The id of the newest answer that asked for more. */
    String lastQuestion(UUID referralId) {
        return jdbc.sql(
                        """
                select answer_id from hub.answer
                 where referral_id = :id and answer = 'MORE_INFO_NEEDED' and not flagged order by at desc limit 1""")
                .param("id", referralId)
                .query(String.class)
                .single();
    }

    /** All answers to a referral, oldest first. */
    public List<Kept> of(UUID referralId) {
        return jdbc.sql("select * from hub.answer where referral_id = :id order by at, answer_id")
                .param("id", referralId)
                .query((row, number) -> read(row))
                .list();
    }

    private Kept read(ResultSet row) throws SQLException {
        UUID referralId = row.getObject("referral_id", UUID.class);
        byte[] opened = vault.open(row.getBytes("sealed"), place(referralId, row.getString("answer_id")));
        try {
            return new Kept(
                    json.readValue(opened, PartnerAnswer.class),
                    row.getObject("at", OffsetDateTime.class),
                    row.getString("flag"));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("a kept answer is not JSON", e);
        }
    }

    private byte[] written(PartnerAnswer answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }

    private static String place(UUID referralId, String answerId) {
        return "hub.answer:" + referralId + ":" + answerId;
    }
}
