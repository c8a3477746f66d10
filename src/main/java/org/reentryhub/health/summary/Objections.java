package org.reentryhub.health.summary;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What in a record forbids that a summary is made of it. Leaving such an entry out silently would be as dangerous as
 * showing it, so the whole document waits for the health unit.
 */
public final class Objections {
    private Objections() {}

    /** Whatever in the record is about somebody else, whether it would be told or not: one mix-up may not be the only one. */
    public static List<Finding> toStrangers(PatientRecord record) {
        return record.resources().stream()
                .flatMap(resource -> wrongPatient(record, resource))
                .toList();
    }

    static List<Finding> to(PatientRecord record, List<Resource> chosen) {
        var meanings =
                Stream.concat(Stream.of(record.patient()), chosen.stream()).flatMap(Objections::notUnderstood);
        return Stream.concat(toStrangers(record).stream(), meanings).toList();
    }

    private static Stream<Finding> wrongPatient(PatientRecord record, Resource resource) {
        return Stream.of("patient", "subject")
                .map(resource::getNamedProperty)
                .filter(Objects::nonNull)
                .flatMap(property -> property.getValues().stream())
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .filter(reference -> !pointsAt(record, reference))
                .map(reference -> new Finding(
                        Finding.Code.WRONG_PATIENT,
                        PatientRecord.name(resource),
                        "Oppføringen gjelder ikke denne pasienten."));
    }

    private static boolean pointsAt(PatientRecord record, Reference reference) {
        return reference.hasReference()
                ? record.localName(reference)
                        .filter(PatientRecord.name(record.patient())::equals)
                        .isPresent()
                : carries(record.patient(), reference.getIdentifier());
    }

    private static boolean carries(Patient patient, Identifier identifier) {
        return patient.getIdentifier().stream()
                .anyMatch(own -> Objects.equals(own.getSystem(), identifier.getSystem())
                        && Objects.equals(own.getValue(), identifier.getValue()));
    }

    private static Stream<Finding> notUnderstood(Resource resource) {
        return Stream.of(resource)
                .filter(suspect -> suspect.hasImplicitRules() || modifies(suspect))
                .map(suspect -> new Finding(
                        Finding.Code.NOT_UNDERSTOOD,
                        PatientRecord.name(suspect),
                        "Oppføringen har en tilleggsopplysning som endrer betydningen, og som ikke kan tolkes."));
    }

    private static boolean modifies(Base element) {
        return element.children().stream().anyMatch(Objections::modifies);
    }

    private static boolean modifies(Property child) {
        return child.getName().equals("modifierExtension")
                ? child.hasValues()
                : child.getValues().stream().anyMatch(Objections::modifies);
    }
}
