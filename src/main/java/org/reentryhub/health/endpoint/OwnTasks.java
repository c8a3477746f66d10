package org.reentryhub.health.endpoint;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.reentryhub.health.HealthSeal;
import org.reentryhub.health.answer.AnswerClocks;
import org.reentryhub.health.answer.Deadline;
import org.reentryhub.health.answer.TaskAnswers;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.Transfers;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a recipient may see at the hub: the Tasks and requests that have been sent to it, and nobody else's. Each call belongs
 * in its caller's transaction on the health schema.
 */
@Component
class OwnTasks {
    /** That an attempt began is not enough: a document may be refused, or held back at the patient's wish. */
    private static final String LEFT =
            "exists (select from health.attempt t where t.delivery_id = d.id and t.digest is not null)";

    private final JdbcClient jdbc;
    private final HealthDeliveryRows rows;
    private final Transfers transfers;
    private final TaskAnswers answers;
    private final AnswerClocks clocks;
    private final HealthSeal seal;

    OwnTasks(
            @Qualifier("healthJdbc") JdbcClient jdbc,
            HealthDeliveryRows rows,
            Transfers transfers,
            TaskAnswers answers,
            AnswerClocks clocks,
            HealthSeal seal) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.transfers = transfers;
        this.answers = answers;
        this.clocks = clocks;
        this.seal = seal;
    }

    /** The delivery behind a Task of the recipient; another's is as unknown as one that never was. */
    Optional<HealthDelivery> delivery(String recipient, UUID id) {
        return rows.find(id)
                .filter(HealthDelivery::isDocument)
                .filter(delivery -> delivery.notes().partner().equals(recipient))
                .filter(delivery -> anythingLeft(delivery.id()));
    }

    private boolean anythingLeft(UUID delivery) {
        return jdbc.sql("select " + LEFT + " from health.delivery d where d.id = :id")
                .param("id", delivery)
                .query(Boolean.class)
                .single();
    }

    Task task(HealthDelivery delivery) {
        var last = answers.last(delivery.id());
        var said = last.map(TaskAnswers.Line::at).orElse(delivery.createdAt());
        var changed = delivery.movedAt().filter(said::isBefore).orElse(said);
        var task = TaskPaper.of(delivery, changed, last);
        answerBy(delivery).ifPresent(day -> TaskPaper.expect(task, day));
        return task;
    }

    /** By when an answer is expected, as the release is known now; empty where nobody wrote it down. */
    private Optional<LocalDate> answerBy(HealthDelivery delivery) {
        return delivery.notes().stands().map(release -> Deadline.of(clocks.askedOn(delivery), release.expected()));
    }

    Optional<ServiceRequest> request(HealthDelivery delivery) {
        return transfers.find(delivery.transfer()).map(transfer -> RequestPaper.of(delivery, transfer.state()));
    }

    /** The recipient's deliveries that have changed within a time, oldest first. */
    List<UUID> changed(String recipient, @Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {
        return jdbc.sql(
                        """
                select id from (
                  select d.id, greatest(
                           coalesce((select max(a.at) from health.answer a where a.delivery_id = d.id), d.created_at),
                           d.release_moved_at) as changed
                    from health.delivery d
                   where d.recipient_key = :recipient and d.cancels is null and d.amends is null and %s) own
                 where (cast(:from as timestamptz) is null or changed >= :from)
                   and (cast(:to as timestamptz) is null or changed <= :to)
                 order by changed, id"""
                                .formatted(LEFT))
                .param("recipient", seal.key("recipient", recipient))
                .param("from", from)
                .param("to", to)
                .query(UUID.class)
                .list();
    }
}
