package org.reentryhub.health.answer;

import ca.uhn.fhir.context.FhirContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.reentryhub.health.summary.Systems;
import org.reentryhub.health.wire.FhirReads;
import org.reentryhub.health.wire.FhirServer;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.partner.Partner;
import org.springframework.stereotype.Component;

/** Asks a recipient's server for what a delivery brought there, by the hub's own identifiers. */
@Component
public class TaskLookup {
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
    public Optional<Task> find(Partner recipient, UUID delivery) {
        return find(recipient, Task.class, Task::getIdentifier, Systems.TASK, delivery.toString());
    }

    /** The request there; as {@link #find}. */
    public Optional<ServiceRequest> request(Partner recipient, UUID delivery) {
        return find(
                recipient, ServiceRequest.class, ServiceRequest::getIdentifier, Systems.REQUEST, delivery.toString());
    }

    /** Whether the document of that identifier is there; as {@link #find}. */
    public boolean hasDocument(Partner recipient, String urn) {
        return find(recipient, Bundle.class, bundle -> List.of(bundle.getIdentifier()), Systems.UUID_URN, urn)
                .isPresent();
    }

    private <T extends Resource> Optional<T> find(
            Partner recipient, Class<T> kind, Function<T, List<Identifier>> identifiers, String system, String value) {
        var identifier = URLEncoder.encode(system + "|" + value, StandardCharsets.UTF_8);
        return new FhirServer(recipient, reads, fhir)
                .search(kind.getSimpleName() + "?identifier=" + identifier).stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .filter(found -> identifiers.apply(found).stream()
                                .anyMatch(own -> system.equals(own.getSystem()) && value.equals(own.getValue())))
                        .filter(found -> found.getIdElement().isIdPartValid())
                        .findFirst();
    }
}
