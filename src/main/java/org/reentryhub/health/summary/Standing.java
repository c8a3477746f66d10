package org.reentryhub.health.summary;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;

/** Whether the health unit still speaks of somebody who can be taken over: what changes that may not pass without a word. */
final class Standing {
    private Standing() {}

    /** By the patient of a summary and by the server's own. */
    static Stream<Finding> objections(PatientRecord record) {
        return Stream.of(record.patient(), record.own())
                .flatMap(Standing::objections)
                .distinct();
    }

    private static Stream<Finding> objections(Patient patient) {
        return Stream.concat(
                isReplaced(patient)
                        ? Stream.of(finding(
                                Finding.Code.NOT_CURRENT,
                                patient,
                                "Pasienten er ikke i bruk i journalen, eller er erstattet av en annen."))
                        : Stream.empty(),
                isDead(patient)
                        ? Stream.of(finding(Finding.Code.DECEASED, patient, "Pasienten er registrert som død."))
                        : Stream.empty());
    }

    private static boolean isReplaced(Patient patient) {
        return Boolean.FALSE.equals(patient.getActiveElement().getValue())
                || patient.getLink().stream().anyMatch(link -> link.getType() == LinkType.REPLACEDBY);
    }

    /** A time of death that is said to be unknown is one all the same. */
    private static boolean isDead(Patient patient) {
        return patient.getDeceased() instanceof BooleanType said
                ? Boolean.TRUE.equals(said.getValue())
                : patient.hasDeceased();
    }

    private static Finding finding(Finding.Code code, Patient patient, String sentence) {
        return new Finding(code, PatientRecord.name(patient), sentence);
    }
}
