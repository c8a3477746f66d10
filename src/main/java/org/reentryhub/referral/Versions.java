package org.reentryhub.referral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Certainty;
import org.reentryhub.custody.Release;
import org.reentryhub.delivery.MessageKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The versions of referrals: added, never edited. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Versions {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Versions(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Version version) {
        jdbc.sql(
                        """
                insert into hub.referral_version (referral_id, version, kind, message_id, composed_at, answer_by,
                                                  legal_basis, fields, content, release_date, certainty,
                                                  hold_since)
                values (:referral, :version, :kind, :message, :composed, :answerBy,
                        cast(:basis as jsonb), cast(:fields as jsonb), :content, :release, :certainty, :hold)""")
                .param("referral", version.referralId())
                .param("version", version.number())
                .param("kind", version.kind().name())
                .param("message", version.messageId())
                .param("composed", version.composedAt())
                .param("answerBy", version.answerBy())
                .param("basis", written(version.legalBasis()))
                .param("fields", written(version.fields()))
                .param("content", version.content())
                .param(
                        "release",
                        version.release() == null ? null : version.release().date())
                .param(
                        "certainty",
                        version.release() == null
                                ? null
                                : version.release().certainty().name())
                .param("hold", version.holdSince())
                .update();
    }

    /** All versions of a referral, oldest first. */
    public List<Version> of(UUID referralId) {
        return jdbc.sql("select * from hub.referral_version where referral_id = :id order by version")
                .param("id", referralId)
                .query((row, number) -> read(row))
                .list();
    }

    Optional<Version> ofMessage(UUID messageId) {
        return jdbc.sql("select * from hub.referral_version where message_id = :id")
                .param("id", messageId)
                .query((row, number) -> read(row))
                .optional();
    }

    private Version read(ResultSet row) throws SQLException {
        return new Version(
                row.getObject("referral_id", UUID.class),
                row.getInt("version"),
                MessageKind.valueOf(row.getString("kind")),
                row.getObject("message_id", UUID.class),
                row.getObject("composed_at", OffsetDateTime.class),
                row.getObject("answer_by", OffsetDateTime.class),
                read(row.getString("legal_basis"), new TypeReference<Map<String, String>>() {}),
                read(row.getString("fields"), new TypeReference<List<String>>() {}),
                row.getBytes("content"),
                release(row),
                row.getObject("hold_since", LocalDate.class));
    }

    private static @Nullable Release release(ResultSet row) throws SQLException {
        LocalDate date = row.getObject("release_date", LocalDate.class);
        return date == null ? null : new Release(date, Certainty.valueOf(row.getString("certainty")), null, null);
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a version cannot be written as JSON", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a version is not JSON", e);
        }
    }
}
