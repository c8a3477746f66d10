package org.reentryhub.health.summary;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;

/**
 * The written rules of what is clinically relevant to whoever takes over. Allow-lists of states throughout: what was
 * entered in error or refuted is never told, and a state that nobody listed stays out.
 */
final class Choice {
    private static final Set<String> UNTRUE = Set.of("entered-in-error", "refuted");
    private static final Set<String> PAST = Set.of("inactive", "remission", "resolved");
    private static final Set<Observation.ObservationStatus> OBSERVED = EnumSet.of(
            Observation.ObservationStatus.FINAL,
            Observation.ObservationStatus.AMENDED,
            Observation.ObservationStatus.CORRECTED,
            Observation.ObservationStatus.PRELIMINARY);
    private static final Set<MedicationStatement.MedicationStatementStatus> TAKEN = EnumSet.of(
            MedicationStatement.MedicationStatementStatus.ACTIVE,
            MedicationStatement.MedicationStatementStatus.INTENDED,
            MedicationStatement.MedicationStatementStatus.ONHOLD);
    private static final Set<MedicationRequest.MedicationRequestStatus> PRESCRIBED = EnumSet.of(
            MedicationRequest.MedicationRequestStatus.ACTIVE, MedicationRequest.MedicationRequestStatus.ONHOLD);

    private Choice() {}

    static Stream<Condition> problems(PatientRecord record) {
        return trueConditions(record).filter(condition -> !has(condition.getClinicalStatus(), PAST));
    }

    static Stream<Condition> pastProblems(PatientRecord record) {
        return trueConditions(record).filter(condition -> has(condition.getClinicalStatus(), PAST));
    }

    static Stream<AllergyIntolerance> allergies(PatientRecord record) {
        return record.all(AllergyIntolerance.class)
                .filter(allergy -> !has(allergy.getVerificationStatus(), UNTRUE))
                .filter(allergy -> !has(allergy.getClinicalStatus(), Set.of("resolved")));
    }

    static Stream<Resource> medication(PatientRecord record) {
        return Stream.concat(
                record.all(MedicationStatement.class).filter(statement -> TAKEN.contains(statement.getStatus())),
                record.all(MedicationRequest.class)
                        .filter(request -> PRESCRIBED.contains(request.getStatus()))
                        .filter(request -> !request.getDoNotPerform()));
    }

    static Stream<Immunization> immunizations(PatientRecord record) {
        return record.all(Immunization.class)
                .filter(immunization -> immunization.getStatus() == Immunization.ImmunizationStatus.COMPLETED);
    }

    static Stream<Procedure> procedures(PatientRecord record) {
        return record.all(Procedure.class).filter(procedure -> EnumSet.of(
                        Procedure.ProcedureStatus.COMPLETED, Procedure.ProcedureStatus.INPROGRESS)
                .contains(procedure.getStatus()));
    }

    static Stream<Observation> observations(PatientRecord record, String category) {
        return record.all(Observation.class)
                .filter(observation -> OBSERVED.contains(observation.getStatus()))
                .filter(observation ->
                        observation.getCategory().stream().anyMatch(concept -> has(concept, Set.of(category))));
    }

    static Stream<CarePlan> plans(PatientRecord record) {
        return record.all(CarePlan.class).filter(plan -> plan.getStatus() == CarePlan.CarePlanStatus.ACTIVE);
    }

    private static Stream<Condition> trueConditions(PatientRecord record) {
        return record.all(Condition.class).filter(condition -> !has(condition.getVerificationStatus(), UNTRUE));
    }

    private static boolean has(CodeableConcept concept, Set<String> codes) {
        return concept.getCoding().stream().anyMatch(coding -> coding.hasCode() && codes.contains(coding.getCode()));
    }
}
