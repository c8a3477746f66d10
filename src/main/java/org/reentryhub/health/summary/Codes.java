package org.reentryhub.health.summary;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;

/** Whether a concept is one of some codes. */
final class Codes {
    private Codes() {}

    static boolean has(CodeableConcept concept, Set<String> codes) {
        return has(List.of(concept), codes);
    }

    static boolean has(Collection<CodeableConcept> concepts, Set<String> codes) {
        return concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .anyMatch(coding -> coding.getCode() != null && codes.contains(coding.getCode()));
    }
}
