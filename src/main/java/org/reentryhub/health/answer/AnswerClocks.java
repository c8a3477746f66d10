package org.reentryhub.health.answer;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.health.transfer.HealthDelivery;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The clocks by which recipients are to answer, one in the row of each delivery. It runs from the delivery on until it is met
 * or has rung, over every restart. Each call belongs in its caller's transaction on the health schema.
 */
@Component
public class AnswerClocks {
    private final JdbcClient jdbc;

    AnswerClocks(@Qualifier("healthJdbc") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a clock stands. */
    public enum Hand {
        RUNNING,
        /** Answered, or no answer is waited for any more. */
        MET,
        RUNG
    }

    /**
     * One clock.
     *
     * @param deliveredAt from when on it runs
     * @param answerBy when it rings; null before it was read for the first time
     */
    public record Face(Hand hand, @Nullable OffsetDateTime deliveredAt, @Nullable OffsetDateTime answerBy) {}

    /** Running ones that ring now, or were not read since; they count as read. */
    List<UUID> toRead(OffsetDateTime now, OffsetDateTime since, int batch) {
        return jdbc.sql(
                        """
                update health.delivery set answer_by_read_at = :now where id in (
                  select id from health.delivery
                   where answer_clock = 'RUNNING' and poll_at is not null and state = 'DELIVERED'
                     and (answer_by_read_at is null or answer_by_read_at < :since or answer_by <= :now)
                   order by answer_by_read_at nulls first limit :batch for no key update skip locked)
                returning id""")
                .param("now", now)
                .param("since", since)
                .param("batch", batch)
                .query(UUID.class)
                .list();
    }

    public Optional<Face> of(UUID delivery) {
        return jdbc.sql("select answer_clock, ended_at, answer_by from health.delivery where id = :id")
                .param("id", delivery)
                .query((row, n) -> new Face(
                        Hand.valueOf(row.getString("answer_clock")),
                        row.getObject("ended_at", OffsetDateTime.class),
                        row.getObject("answer_by", OffsetDateTime.class)))
                .optional();
    }

    /** The deliveries of those transfers whose clock has rung. */
    public List<UUID> rung(List<UUID> transfers) {
        return transfers.isEmpty()
                ? List.of()
                : jdbc.sql("select id from health.delivery where answer_clock = 'RUNG' and transfer_id in (:transfers)")
                        .param("transfers", transfers)
                        .query(UUID.class)
                        .list();
    }

    /** The day from which on a delivery's answer is waited for: of its arrival, or of its making while it has not arrived. */
    public LocalDate askedOn(HealthDelivery delivery) {
        return of(delivery.id())
                .map(Face::deliveredAt)
                .orElse(delivery.createdAt())
                .atZoneSameInstant(NorwegianTime.ZONE)
                .toLocalDate();
    }

    void set(UUID delivery, OffsetDateTime answerBy) {
        turn(delivery, Hand.RUNNING, answerBy);
    }

    void ring(UUID delivery, OffsetDateTime answerBy) {
        turn(delivery, Hand.RUNG, answerBy);
    }

    void stop(UUID delivery) {
        jdbc.sql("update health.delivery set answer_clock = 'MET' where id = :id")
                .param("id", delivery)
                .update();
    }

    private void turn(UUID delivery, Hand hand, OffsetDateTime answerBy) {
        jdbc.sql("update health.delivery set answer_clock = :hand, answer_by = :by where id = :id")
                .param("hand", hand.name())
                .param("by", answerBy)
                .param("id", delivery)
                .update();
    }
}
