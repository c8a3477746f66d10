package org.reentryhub.reception;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.Role;
import org.reentryhub.referral.AnswerCode;
import org.reentryhub.referral.PartnerAnswer;
import org.reentryhub.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What receivers' people wrote on the page, sealed while it waits. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class WrittenAnswers {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final ObjectMapper json;
    private final Clock clock;

    WrittenAnswers(JdbcClient jdbc, Vault vault, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** What became of an answer. */
    public enum End {
        GIVEN,
        UNDONE,
        /** The referral could not go there any more; it was kept with the referral, and flagged. */
        OUT_OF_STEP,
        REFUSED
    }

    /**
     * What was written.
     *
     * @param dueAt when it is given unless it is undone
     * @param end null while it waits
     * @param whole the answer itself, while it waits; else null
     */
    public record Written(
            UUID referralId,
            String answerId,
            AnswerCode answer,
            Actor by,
            OffsetDateTime writtenAt,
            OffsetDateTime dueAt,
            @Nullable End end,
            @Nullable PartnerAnswer whole) {}

    /** Lets an answer wait. */
    void add(UUID referral, PartnerAnswer answer, Actor by, OffsetDateTime due) {
        jdbc.sql(
                        """
                insert into hub.written_answer (referral_id, answer_id, answer, organisation, written_by, written_at, due_at,
                                                sealed)
                values (:referral, :id, :answer, :organisation, :by, :now, :due, :sealed)""")
                .param("referral", referral)
                .param("id", answer.answerId())
                .param("answer", answer.answer().name())
                .param("organisation", by.organisation())
                .param("by", by.name())
                .param("now", OffsetDateTime.now(clock))
                .param("due", due)
                .param("sealed", vault.seal(written(answer), place(referral, answer.answerId())))
                .update();
    }

    /** Nothing of it is kept here after that but that it was. */
    void end(UUID referral, String answerId, End end) {
        jdbc.sql(
                        """
                update hub.written_answer set ended_at = :now, ended = :end, sealed = null
                 where referral_id = :referral and answer_id = :id and ended_at is null""")
                .param("now", OffsetDateTime.now(clock))
                .param("end", end.name())
                .param("referral", referral)
                .param("id", answerId)
                .update();
    }

    /** The row, kept as it is until the transaction ends. */
    Optional<Written> lock(UUID referral, String answerId) {
        return jdbc.sql("select * from hub.written_answer where referral_id = :referral and answer_id = :id for update")
                .param("referral", referral)
                .param("id", answerId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The one that is due the longest and that no other hub has in hand. */
    Optional<Written> nextDue(Instant now, List<String> but) {
        return jdbc.sql(
                        """
                select * from hub.written_answer
                 where ended_at is null and due_at <= :now and answer_id <> all(:but)
                 order by due_at limit 1 for update skip locked""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("but", but.toArray(String[]::new))
                .query((row, number) -> read(row))
                .optional();
    }

    /** All that was written about a referral, oldest first. */
    public List<Written> of(UUID referral) {
        return jdbc.sql("select * from hub.written_answer where referral_id = :id order by written_at, answer_id")
                .param("id", referral)
                .query((row, number) -> read(row))
                .list();
    }

    private Written read(ResultSet row) throws SQLException {
        UUID referral = row.getObject("referral_id", UUID.class);
        String answerId = row.getString("answer_id");
        String ended = row.getString("ended");
        byte[] sealed = row.getBytes("sealed");
        return new Written(
                referral,
                answerId,
                AnswerCode.valueOf(row.getString("answer")),
                new Actor(row.getString("written_by"), Role.RECEIVER, row.getString("organisation")),
                row.getObject("written_at", OffsetDateTime.class),
                row.getObject("due_at", OffsetDateTime.class),
                ended == null ? null : End.valueOf(ended),
                sealed == null ? null : read(vault.open(sealed, place(referral, answerId))));
    }

    private PartnerAnswer read(byte[] opened) {
        try {
            return json.readValue(opened, PartnerAnswer.class);
        } catch (IOException e) {
            throw new IllegalStateException("a written answer is not JSON", e);
        }
    }

    private byte[] written(PartnerAnswer answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }

    private static String place(UUID referral, String answerId) {
        return "hub.written_answer:" + referral + ":" + answerId;
    }
}
