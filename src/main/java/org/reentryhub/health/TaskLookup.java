package org.reentryhub.health;

import ca.uhn.fhir.context.FhirContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Task;
import org.reentryhub.health.summary.Systems;
import org.reentryhub.partner.Partner;
import org.springframework.stereotype.Component;

/** Asks a recipient's server for the Task of a delivery, by the hub's own identifier. */
@Component
class TaskLookup {
    private final FhirReads reads;
    private final FhirContext fhir;

    TaskLookup(FhirReads reads, FhirContext fhir) {
        this.reads = reads;
        this.fhir = fhir;
    }

    /**
     * The Task there.
     *
     * @return empty when they have none
     * @throws FhirTrouble when they do not tell
     */
    Optional<Task> find(Partner recipient, UUID delivery) {
        var identifier = URLEncoder.encode(Systems.TASK + "|" + delivery, StandardCharsets.UTF_8);
        return new FhirServer(recipient, reads, fhir)
                .search("Task?identifier=" + identifier).stream()
                        .filter(Task.class::isInstance)
                        .map(Task.class::cast)
                        .filter(task -> task.getIdentifier().stream()
                                .anyMatch(own -> Systems.TASK.equals(own.getSystem())
                                        && delivery.toString().equals(own.getValue())))
                        .findFirst();
    }
}
