package org.reentryhub.health.summary;

import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** A line per medicine. */
final class MedicineWords {
    private final Index index;
    private final Length length;

    MedicineWords(Index index, Length length) {
        this.index = index;
        this.length = length;
    }

    /** Empty for what is about no medicine. */
    Optional<String> line(Resource resource) {
        if (resource instanceof MedicationStatement statement) {
            return Optional.of(statement(statement));
        }
        if (resource instanceof MedicationRequest request) {
            return Optional.of(request(request));
        }
        if (resource instanceof MedicationDispense dispense) {
            return Optional.of(dispense(dispense));
        }
        return resource instanceof MedicationAdministration administration
                ? Optional.of(administration(administration))
                : Optional.empty();
    }

    private String statement(MedicationStatement statement) {
        return Wording.parts(
                name(statement.getMedication()),
                DosageWords.of(statement.getDosage()),
                Words.from(statement.getEffective()),
                state(statement.getStatusElement().getValueAsString()),
                Words.notes(statement.getNote()));
    }

    private String request(MedicationRequest request) {
        return Wording.parts(
                Boolean.TRUE.equals(request.getDoNotPerformElement().getValue()) ? "SKAL IKKE GIS" : "",
                intent(request),
                name(request.getMedication()),
                DosageWords.of(request.getDosageInstruction()),
                request.hasAuthoredOn() ? "forskrevet " + Words.date(request.getAuthoredOnElement()) : "",
                state(request.getStatusElement().getValueAsString()),
                Words.notes(request.getNote()));
    }

    /** Where a summary chose what nobody has ordered, it is not told as if somebody had. */
    private static String intent(MedicationRequest request) {
        return request.getIntent() == null || Prescriptions.isOrder(request)
                ? ""
                : Words.of(request.getIntent().toCode());
    }

    private String dispense(MedicationDispense dispense) {
        return Wording.parts(
                name(dispense.getMedication()),
                DosageWords.of(dispense.getDosageInstruction()),
                dispense.hasQuantity() ? "utlevert " + Words.of(dispense.getQuantity()) : "",
                dispense.hasWhenHandedOver() ? Words.date(dispense.getWhenHandedOverElement()) : "",
                state(dispense.getStatusElement().getValueAsString()),
                Words.notes(dispense.getNote()));
    }

    private String administration(MedicationAdministration administration) {
        var dosage = administration.getDosage();
        return Wording.parts(
                name(administration.getMedication()),
                dosage.getText() != null ? dosage.getText() : Words.of(dosage.getDose()),
                Words.of(administration.getEffective()),
                state(administration.getStatusElement().getValueAsString()),
                Words.notes(administration.getNote()));
    }

    private static String state(@Nullable String code) {
        return Words.state(code);
    }

    private String name(Type medication) {
        if (medication instanceof Reference reference) {
            return index.findOrContained(reference)
                    .filter(Medication.class::isInstance)
                    .map(found -> length.again(() -> Words.name(((Medication) found).getCode())))
                    .orElseGet(() -> Objects.requireNonNullElse(reference.getDisplay(), Words.UNNAMED));
        }
        var name = Words.of(medication);
        return name.isEmpty() ? Words.UNNAMED : name;
    }
}
