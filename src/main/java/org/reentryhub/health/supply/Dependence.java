package org.reentryhub.health.supply;

import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.reentryhub.health.summary.PatientRecord;

/** Whether the record says that the patient depends on opioids: by ICD-10 F11 or SNOMED CT 75544000, not by words. */
final class Dependence {
    private static final Set<String> ICD_10 =
            Set.of("http://hl7.org/fhir/sid/icd-10", "urn:oid:2.16.578.1.12.4.1.1.7110");
    private static final String OPIOIDS = "F11";
    private static final String SNOMED = "http://snomed.info/sct";
    private static final String OPIOID_DEPENDENCE = "75544000";
    private static final Set<String> UNTRUE = Set.of("entered-in-error", "refuted");

    private Dependence() {}

    /** A dependence that is over counts as well: whoever has lost the habit dies of the old dose. */
    static boolean isRecorded(PatientRecord record) {
        return record.all(Condition.class)
                .filter(condition -> Doses.isAbout(record, condition.getSubject()))
                .filter(condition -> !says(condition.getVerificationStatus(), UNTRUE))
                .flatMap(condition -> condition.getCode().getCoding().stream())
                .anyMatch(Dependence::isOpioid);
    }

    private static boolean isOpioid(Coding coding) {
        return coding.getSystem() != null
                && coding.getCode() != null
                && (ICD_10.contains(coding.getSystem()) && coding.getCode().startsWith(OPIOIDS)
                        || SNOMED.equals(coding.getSystem()) && coding.getCode().equals(OPIOID_DEPENDENCE));
    }

    private static boolean says(CodeableConcept concept, Set<String> codes) {
        return concept.getCoding().stream()
                .anyMatch(coding -> coding.getCode() != null && codes.contains(coding.getCode()));
    }
}
