package org.reentryhub.health.summary;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What in a record is about another patient, by itself or by what it contains. */
final class Strangers {
    private final PatientRecord record;

    private Strangers(PatientRecord record) {
        this.record = record;
    }

    static List<Finding> in(PatientRecord record) {
        var strangers = new Strangers(record);
        return record.resources().stream()
                .filter(strangers::isToldOfSomebodyElse)
                .map(resource -> new Finding(
                        Finding.Code.WRONG_PATIENT,
                        PatientRecord.name(resource),
                        "Oppføringen gjelder ikke denne pasienten."))
                .toList();
    }

    private boolean isToldOfSomebodyElse(Resource resource) {
        return isOfSomebodyElse(resource)
                || resource instanceof DomainResource holder
                        && holder.getContained().stream().anyMatch(this::isOfSomebodyElse);
    }

    private boolean isOfSomebodyElse(Resource resource) {
        return Stream.of("patient", "subject")
                .map(resource::getNamedProperty)
                .filter(Objects::nonNull)
                .flatMap(property -> property.getValues().stream())
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .anyMatch(reference -> !isThePatient(reference));
    }

    private boolean isThePatient(Reference reference) {
        return reference.getReference() != null
                ? record.localName(reference)
                        .filter(PatientRecord.name(record.patient())::equals)
                        .isPresent()
                : isThePatients(reference.getIdentifier());
    }

    private boolean isThePatients(Identifier identifier) {
        return record.patient().getIdentifier().stream()
                .anyMatch(own -> own.hasValue()
                        && Objects.equals(own.getSystem(), identifier.getSystem())
                        && Objects.equals(own.getValue(), identifier.getValue()));
    }
}
