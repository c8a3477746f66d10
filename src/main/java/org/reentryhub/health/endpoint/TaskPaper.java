package org.reentryhub.health.endpoint;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.reentryhub.health.answer.BusinessStatus;
import org.reentryhub.health.answer.TaskAnswers;
import org.reentryhub.health.summary.Systems;
import org.reentryhub.health.transfer.DeclineReason;
import org.reentryhub.health.transfer.HealthDelivery;

/** The Task that a recipient finds at the hub: what it is about and how far it has come, and nothing of the patient. Pure. */
final class TaskPaper {
    private TaskPaper() {}

    /**
     * The Task of a delivery.
     *
     * @param changed when it came to stand as it stands
     * @param last what the recipient said last, if it has said anything
     */
    static Task of(HealthDelivery delivery, OffsetDateTime changed, Optional<TaskAnswers.Line> last) {
        var notes = delivery.notes();
        var version = Integer.toString(notes.version());
        var task = new Task();
        task.setId(new IdType("Task", delivery.id().toString(), version));
        task.getMeta().setVersionId(version).setLastUpdated(date(changed));
        task.addIdentifier(
                new Identifier().setSystem(Systems.TASK).setValue(delivery.id().toString()));
        task.setGroupIdentifier(new Identifier()
                .setSystem(Systems.TRANSFER)
                .setValue(delivery.transfer().toString()));
        task.setStatus(Task.TaskStatus.fromCode(notes.task().code()));
        last.filter(line -> line.status() == notes.task()).ifPresent(line -> say(task, line));
        if (notes.businessStatus() != null) {
            task.setBusinessStatus(businessStatus(notes.businessStatus()));
        }
        task.setIntent(Task.TaskIntent.ORDER);
        task.setCode(concept("http://hl7.org/fhir/CodeSystem/task-code", "fulfill", null));
        task.setFocus(new Reference("ServiceRequest/" + delivery.id()));
        task.setAuthoredOn(date(delivery.createdAt()));
        task.setLastModified(date(changed));
        task.setRequester(new Reference().setDisplay("Reentry Hub"));
        return task;
    }

    /** Writes until when an answer is expected. */
    static void expect(Task task, LocalDate answerBy) {
        task.getRestriction().getPeriod().setEndElement(new DateTimeType(answerBy.toString()));
    }

    private static void say(Task task, TaskAnswers.Line line) {
        if (line.reason() != null) {
            var known = DeclineReason.of(line.reason());
            task.getStatusReason()
                    .addCoding(coding(
                            known.map(reason -> Systems.DECLINE_REASON).orElse(null),
                            line.reason(),
                            known.map(DeclineReason::words).orElse(null)));
        }
        if (line.text() != null) {
            task.getStatusReason().setText(line.text());
        }
    }

    /** A code that is not of the hub's list stays as it was said, without a system that does not know it. */
    private static CodeableConcept businessStatus(String said) {
        return BusinessStatus.of(said)
                .map(status -> concept(Systems.BUSINESS_STATUS, status.code(), status.words()))
                .orElseGet(() -> concept(null, said, null).setText(said));
    }

    private static CodeableConcept concept(@Nullable String system, String code, @Nullable String display) {
        return new CodeableConcept(coding(system, code, display));
    }

    private static Coding coding(@Nullable String system, String code, @Nullable String display) {
        return new Coding().setSystem(system).setCode(code).setDisplay(display);
    }

    private static Date date(OffsetDateTime time) {
        return Date.from(time.toInstant());
    }
}
