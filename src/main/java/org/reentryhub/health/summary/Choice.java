package org.reentryhub.health.summary;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DeviceUseStatement.DeviceUseStatementStatus;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Resource;

/**
 * The written rules of what is clinically relevant to whoever takes over, where the health unit's server has chosen nothing
 * itself. Allow-lists of states throughout: what was entered in error or refuted is never told, and a state that nobody
 * listed stays out. What is measured again and again has rules of its own, see {@link Measured}.
 */
final class Choice {
    private static final Set<String> UNTRUE = Set.of("entered-in-error", "refuted");
    private static final Set<String> PAST = Set.of("inactive", "remission", "resolved");
    private static final Set<String> OF_FUNCTION = Set.of("47420-5", "functional-status");
    private static final Set<String> ADVANCE_DIRECTIVES = Set.of("acd", "dnr", "emrgonly", "hcd", "polst");
    private static final Set<MedicationStatementStatus> TAKEN = EnumSet.of(
            MedicationStatementStatus.ACTIVE, MedicationStatementStatus.INTENDED, MedicationStatementStatus.ONHOLD);
    private static final Set<MedicationRequestStatus> PRESCRIBED =
            EnumSet.of(MedicationRequestStatus.ACTIVE, MedicationRequestStatus.ONHOLD);
    private static final Set<DeviceUseStatementStatus> USED = EnumSet.of(
            DeviceUseStatementStatus.ACTIVE, DeviceUseStatementStatus.INTENDED, DeviceUseStatementStatus.ONHOLD);

    private Choice() {}

    static Stream<Condition> problems(PatientRecord record) {
        return trueConditions(record)
                .filter(condition -> !isOfFunction(condition))
                .filter(condition -> !isPast(condition));
    }

    static Stream<Condition> pastProblems(PatientRecord record) {
        return trueConditions(record).filter(Choice::isPast);
    }

    static Stream<AllergyIntolerance> allergies(PatientRecord record) {
        return record.all(AllergyIntolerance.class)
                .filter(allergy -> !Codes.has(allergy.getVerificationStatus(), UNTRUE))
                .filter(allergy -> !Codes.has(allergy.getClinicalStatus(), Set.of("resolved")));
    }

    static Stream<Resource> medication(PatientRecord record) {
        return Stream.concat(
                record.all(MedicationStatement.class).filter(statement -> TAKEN.contains(statement.getStatus())),
                record.all(MedicationRequest.class)
                        .filter(request -> PRESCRIBED.contains(request.getStatus()))
                        .filter(Prescriptions::isOrder)
                        .filter(request -> !Boolean.TRUE.equals(
                                request.getDoNotPerformElement().getValue())));
    }

    static Stream<Immunization> immunizations(PatientRecord record) {
        return record.all(Immunization.class)
                .filter(immunization -> immunization.getStatus() == ImmunizationStatus.COMPLETED);
    }

    static Stream<CarePlan> plans(PatientRecord record) {
        return record.all(CarePlan.class).filter(plan -> plan.getStatus() == CarePlanStatus.ACTIVE);
    }

    static Stream<Flag> alerts(PatientRecord record) {
        return record.all(Flag.class).filter(flag -> flag.getStatus() == Flag.FlagStatus.ACTIVE);
    }

    static Stream<DeviceUseStatement> devices(PatientRecord record) {
        return record.all(DeviceUseStatement.class).filter(use -> USED.contains(use.getStatus()));
    }

    /** What the patient has said about treatment in advance; what they have said about who may know is no such thing. */
    static Stream<Consent> advanceDirectives(PatientRecord record) {
        return record.all(Consent.class)
                .filter(consent -> consent.getStatus() == Consent.ConsentState.ACTIVE)
                .filter(consent -> !ConsentReading.isOfPrivacy(consent))
                .filter(consent -> Codes.has(consent.getScope(), Set.of("adr"))
                        || Codes.has(consent.getCategory(), ADVANCE_DIRECTIVES));
    }

    static Stream<Condition> function(PatientRecord record) {
        return trueConditions(record).filter(Choice::isOfFunction).filter(condition -> !isPast(condition));
    }

    private static Stream<Condition> trueConditions(PatientRecord record) {
        return record.all(Condition.class).filter(condition -> !Codes.has(condition.getVerificationStatus(), UNTRUE));
    }

    private static boolean isPast(Condition condition) {
        return Codes.has(condition.getClinicalStatus(), PAST);
    }

    private static boolean isOfFunction(Condition condition) {
        return Codes.has(condition.getCategory(), OF_FUNCTION);
    }
}
