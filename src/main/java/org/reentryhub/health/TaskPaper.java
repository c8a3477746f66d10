package org.reentryhub.health;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.reentryhub.health.summary.Systems;

/** The Task that a recipient finds at the hub: what it is about and how far it has come, and nothing of the patient. Pure. */
final class TaskPaper {
    private TaskPaper() {}

    static Task of(HealthDelivery delivery) {
        var notes = delivery.notes();
        var version = Integer.toString(notes.version());
        var task = new Task();
        task.setId(new IdType("Task", delivery.id().toString(), version));
        task.getMeta().setVersionId(version);
        task.addIdentifier(
                new Identifier().setSystem(Systems.TASK).setValue(delivery.id().toString()));
        task.setStatus(Task.TaskStatus.fromCode(notes.task().code()));
        if (notes.businessStatus() != null) {
            task.setBusinessStatus(concept(Systems.BUSINESS_STATUS, notes.businessStatus()));
        }
        task.setIntent(Task.TaskIntent.ORDER);
        task.setCode(concept("http://hl7.org/fhir/CodeSystem/task-code", "fulfill"));
        task.setRequester(new Reference().setDisplay("Reentry Hub"));
        return task;
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(system).setCode(code));
    }
}
