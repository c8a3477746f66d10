package org.reentryhub.health.summary;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** What was entered in error was never so: it is told nowhere, whoever chose it. */
final class Truth {
    private static final String IN_ERROR = "entered-in-error";

    private Truth() {}

    static boolean holds(Resource resource) {
        return Stream.of("status", "verificationStatus", "docStatus")
                .map(resource::getNamedProperty)
                .filter(property -> property != null)
                .flatMap(Truth::values)
                .noneMatch(Truth::isInError);
    }

    private static Stream<Base> values(Property property) {
        return property.getValues().stream();
    }

    private static boolean isInError(Base value) {
        return value instanceof CodeableConcept concept
                ? concept.getCoding().stream().anyMatch(coding -> IN_ERROR.equals(coding.getCode()))
                : IN_ERROR.equals(value.primitiveValue());
    }
}
