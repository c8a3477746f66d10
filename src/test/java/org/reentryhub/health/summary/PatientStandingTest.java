package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.BASE;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.kari;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** Whether the health unit still speaks of a patient whom somebody can take over. */
class PatientStandingTest {

    @Test
    void nothingIsSentOfAPatientWhomTheUnitNoLongerUses() {
        assertThat(findings(patient -> patient.setActive(false))).containsExactly("NOT_CURRENT at Patient/pat-1");
        assertThat(findings(patient -> patient.setActive(true))).isEmpty();
    }

    @Test
    void nothingIsSentOfAPatientWhomAnotherHasReplaced() {
        assertThat(findings(patient -> linked(patient, LinkType.REPLACEDBY)))
                .containsExactly("NOT_CURRENT at Patient/pat-1");
        assertThat(findings(patient -> linked(patient, LinkType.REPLACES))).isEmpty();
        assertThat(findings(patient -> linked(patient, LinkType.SEEALSO))).isEmpty();
    }

    @Test
    void nothingIsSentOfTheDead() {
        assertThat(findings(patient -> patient.setDeceased(new DateTimeType("2026-11-20"))))
                .containsExactly("DECEASED at Patient/pat-1");
        assertThat(findings(patient -> patient.setDeceased(new BooleanType(true))))
                .containsExactly("DECEASED at Patient/pat-1");
        assertThat(findings(patient -> patient.setDeceased(new BooleanType(false))))
                .isEmpty();
    }

    @Test
    void whatTheServersOwnPatientSaysCountsBesideASummary() {
        var summary = new PatientRecord(BASE, kari(), List.of(), Optional.of(new Composition()), Map.of());

        assertThat(findings(summary.as(kari().setActive(false)))).containsExactly("NOT_CURRENT at Patient/pat-1");
    }

    private static Patient linked(Patient patient, LinkType type) {
        patient.addLink().setType(type).setOther(new Reference("Patient/other"));
        return patient;
    }

    private static List<String> findings(UnaryOperator<Patient> change) {
        return findings(new PatientRecord(BASE, change.apply(kari()), List.of()));
    }

    private static List<String> findings(PatientRecord record) {
        return SummaryComposer.compose(record, cover()).fold(written -> List.of(), refused -> refused.stream()
                .map(Finding::toString)
                .toList());
    }
}
