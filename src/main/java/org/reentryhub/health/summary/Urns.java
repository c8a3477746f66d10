package org.reentryhub.health.summary;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;

/**
 * The addresses inside one document: what has one is in it. They follow from the delivery's id, so that a retry writes the
 * same document, and tell nothing of the ids at the source.
 */
final class Urns {
    private final UUID space;
    private final Set<String> present;

    Urns(UUID space, Collection<Resource> present) {
        this.space = space;
        this.present = present.stream().map(PatientRecord::name).collect(Collectors.toSet());
    }

    String of(Resource resource) {
        return named(PatientRecord.name(resource));
    }

    /** Where {@code Medication/m-1} is, if the document has it. */
    Optional<String> find(String localName) {
        return Optional.of(localName).filter(present::contains).map(this::named);
    }

    String named(String name) {
        return DerivedId.urn(DerivedId.of(space, name));
    }
}
