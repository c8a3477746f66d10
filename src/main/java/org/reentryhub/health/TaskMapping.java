package org.reentryhub.health;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** A recipient's Task in the hub's words. Pure. */
final class TaskMapping {
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_TEXT = 2_000;

    private TaskMapping() {}

    /** Empty for a status that a recipient's Task cannot have. */
    static Optional<TaskReport> report(Task task) {
        return Optional.ofNullable(task.getStatus())
                .flatMap(status -> TaskState.of(status.toCode()))
                .map(state -> new TaskReport(
                        version(task, state),
                        state,
                        code(task.getBusinessStatus()),
                        code(task.getStatusReason()),
                        text(task.getStatusReason())));
    }

    /** A server that keeps no versions is told apart by what it says. */
    private static String version(Task task, TaskState state) {
        return task.getMeta().hasVersionId()
                ? task.getMeta().getVersionId()
                : state + "|" + code(task.getBusinessStatus()) + "|" + code(task.getStatusReason());
    }

    private static @Nullable String code(CodeableConcept concept) {
        return concept.getCoding().stream()
                .map(Coding::getCode)
                .filter(code -> code != null && code.length() <= LONGEST_CODE)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(CodeableConcept concept) {
        var text = concept.getText();
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
