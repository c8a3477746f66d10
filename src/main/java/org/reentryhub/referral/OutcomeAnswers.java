package org.reentryhub.referral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What receivers told of how it went, every word of it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OutcomeAnswers {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final ObjectMapper json;
    private final Clock clock;

    OutcomeAnswers(JdbcClient jdbc, Vault vault, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** What was told, when, and by whom. */
    record Kept(UUID question, ToldOutcome told, OffsetDateTime at, String organisation) {}

    void keep(OutcomeQuestion question, ToldOutcome told, Actor by) {
        jdbc.sql(
                        """
                insert into hub.outcome_answer (question_id, referral_id, answer_id, outcome, at, told_by, organisation,
                                                sealed)
                values (:question, :referral, :id, :outcome, :at, :by, :organisation, :sealed)""")
                .param("question", question.id())
                .param("referral", question.referralId())
                .param("id", told.answerId())
                .param("outcome", told.outcome().name())
                .param("at", OffsetDateTime.now(clock))
                .param("by", by.name())
                .param("organisation", by.organisation())
                .param("sealed", vault.seal(written(told), place(question.referralId(), told.answerId())))
                .update();
    }

    /** What an organisation said under that id of its own, if it did. */
    Optional<ToldOutcome> find(UUID referral, String organisation, String answerId) {
        return jdbc.sql(
                        """
                select * from hub.outcome_answer
                 where referral_id = :referral and organisation = :organisation and answer_id = :id""")
                .param("referral", referral)
                .param("organisation", organisation)
                .param("id", answerId)
                .query((row, number) -> read(row).told())
                .optional();
    }

    /** All that was told of a referral, oldest first. */
    List<Kept> of(UUID referral) {
        return jdbc.sql("select * from hub.outcome_answer where referral_id = :referral order by id")
                .param("referral", referral)
                .query((row, number) -> read(row))
                .list();
    }

    private Kept read(ResultSet row) throws SQLException {
        UUID referral = row.getObject("referral_id", UUID.class);
        byte[] opened = vault.open(row.getBytes("sealed"), place(referral, row.getString("answer_id")));
        try {
            return new Kept(
                    row.getObject("question_id", UUID.class),
                    json.readValue(opened, ToldOutcome.class),
                    row.getObject("at", OffsetDateTime.class),
                    row.getString("organisation"));
        } catch (IOException e) {
            throw new IllegalStateException("a kept outcome is not JSON", e);
        }
    }

    private byte[] written(ToldOutcome told) {
        try {
            return json.writeValueAsBytes(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an outcome cannot be written as JSON", e);
        }
    }

    private static String place(UUID referral, String answerId) {
        return "hub.outcome_answer:" + referral + ":" + answerId;
    }
}
