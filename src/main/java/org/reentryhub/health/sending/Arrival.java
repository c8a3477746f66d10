package org.reentryhub.health.sending;

import java.util.Optional;
import org.hl7.fhir.r4.model.Task;
import org.reentryhub.health.answer.TaskMapping;
import org.reentryhub.health.summary.AtReceiver;

/**
 * What a recipient turned out to have of a delivery; lives in memory only.
 *
 * @param found whether it has any of it
 * @param there what of it can be led to another document
 * @param document the identifier of the document that it has, where that can be told
 */
record Arrival(boolean found, AtReceiver there, Optional<String> document) {
    static final Arrival NOTHING = new Arrival(false, AtReceiver.NOTHING, Optional.empty());

    static Arrival of(Task task, AtReceiver there) {
        return new Arrival(true, there, AtReceiver.document(task));
    }

    static Arrival ofDocument(String document) {
        return new Arrival(true, AtReceiver.NOTHING, Optional.of(document));
    }

    /** Whether that version is there; a recipient who keeps no identifier of it has the first, for a later one would say so. */
    boolean has(String wanted, int version) {
        return found && document.map(wanted::equals).orElse(version == 1);
    }

    /** Whether the recipient is done with it. */
    boolean isFinal() {
        return there.task()
                .flatMap(TaskMapping::report)
                .filter(report -> report.state().isFinal())
                .isPresent();
    }

    @Override
    public String toString() {
        return "an arrival";
    }
}
