package org.reentryhub.health.supply;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Reference;
import org.reentryhub.health.summary.PatientRecord;
import org.reentryhub.health.summary.Prescriptions;

/**
 * A medicine that the patient is to take now.
 *
 * @param dispensers who is to hand it out next
 */
record Order(Substance substance, List<Dosage> dosages, List<Reference> dispensers) {

    static Stream<Order> in(PatientRecord record) {
        return Stream.concat(
                record.all(MedicationRequest.class)
                        .filter(Order::isOn)
                        .filter(request -> Doses.isAbout(record, request.getSubject()))
                        .map(request -> of(record, request)),
                record.all(MedicationStatement.class)
                        .filter(Order::isOn)
                        .filter(statement -> Doses.isAbout(record, statement.getSubject()))
                        .map(statement -> of(record, statement)));
    }

    private static boolean isOn(MedicationRequest request) {
        return request.getStatus() == MedicationRequestStatus.ACTIVE
                && Prescriptions.isOrder(request)
                && !Boolean.TRUE.equals(request.getDoNotPerformElement().getValue())
                && request.hasMedication();
    }

    private static boolean isOn(MedicationStatement statement) {
        return statement.getStatus() == MedicationStatementStatus.ACTIVE && statement.hasMedication();
    }

    private static Order of(PatientRecord record, MedicationRequest request) {
        var performer = request.getDispenseRequest().getPerformer();
        return new Order(
                Substance.of(record, request.getMedication()),
                request.getDosageInstruction(),
                performer.isEmpty() ? List.of() : List.of(performer));
    }

    private static Order of(PatientRecord record, MedicationStatement statement) {
        return new Order(Substance.of(record, statement.getMedication()), statement.getDosage(), List.of());
    }

    /** Whether it is taken when it is needed, and not missed on other days. */
    boolean isAsNeeded() {
        return !dosages.isEmpty() && dosages.stream().allMatch(Dosage::hasAsNeeded);
    }

    /** How many days one dose lasts; a day where nothing, or more than one thing, is said. */
    int interval() {
        return dosages.size() == 1 ? Amounts.interval(dosages.get(0)).orElse(1) : 1;
    }
}
