package org.reentryhub.health.answer;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.reentryhub.health.summary.Systems;
import org.reentryhub.health.transfer.TaskReport;
import org.reentryhub.health.transfer.TaskState;

/** A recipient's Task in the hub's words. Pure. */
public final class TaskMapping {
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_TEXT = 2_000;

    private TaskMapping() {}

    /** Empty for a status that a recipient's Task cannot have. */
    public static Optional<TaskReport> report(Task task) {
        return Optional.ofNullable(task.getStatus())
                .flatMap(status -> TaskState.of(status.toCode()))
                .map(state -> new TaskReport(
                        version(task, state),
                        state,
                        codeOrWords(task.getBusinessStatus()),
                        code(task.getStatusReason(), Systems.DECLINE_REASON),
                        text(task.getStatusReason()),
                        changed(task)));
    }

    /** The deliveries whose Task it says it is. */
    static Stream<UUID> deliveries(Task task) {
        return task.getIdentifier().stream()
                .filter(own -> Systems.TASK.equals(own.getSystem()))
                .map(Identifier::getValue)
                .flatMap(value -> uuid(value).stream());
    }

    public static Optional<UUID> uuid(@Nullable String value) {
        try {
            return Optional.ofNullable(value).map(UUID::fromString);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    static @Nullable OffsetDateTime changed(Task task) {
        return at(task.getMeta().getLastUpdated());
    }

    public static @Nullable OffsetDateTime at(@Nullable Date time) {
        return time == null ? null : time.toInstant().atOffset(ZoneOffset.UTC);
    }

    /** A server that keeps no versions is told apart by when it says something, and one without a clock by what it says. */
    private static String version(Task task, TaskState state) {
        var id = Optional.ofNullable(task.getIdElement().getIdPart()).orElse("");
        if (task.getMeta().hasVersionId()) {
            return id + "/" + task.getMeta().getVersionId();
        }
        return task.getMeta().hasLastUpdated()
                ? id + "@" + changed(task)
                : state
                        + "|" + codeOrWords(task.getBusinessStatus())
                        + "|" + code(task.getStatusReason(), Systems.DECLINE_REASON);
    }

    private static @Nullable String codeOrWords(CodeableConcept concept) {
        var code = code(concept, Systems.BUSINESS_STATUS);
        var words = concept.getText();
        return code == null && words != null && words.length() <= LONGEST_CODE ? words : code;
    }

    /** The hub's own code if there is one among them, else the first. */
    private static @Nullable String code(CodeableConcept concept, String own) {
        return concept.getCoding().stream()
                .filter(coding -> coding.getCode() != null && coding.getCode().length() <= LONGEST_CODE)
                .min(Comparator.comparing(coding -> !own.equals(coding.getSystem())))
                .map(Coding::getCode)
                .orElse(null);
    }

    private static @Nullable String text(CodeableConcept concept) {
        var text = concept.getText();
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
