package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.GP;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.medication;
import static org.reentryhub.health.summary.Examples.observation;
import static org.reentryhub.health.summary.Examples.record;
import static org.reentryhub.health.summary.Examples.statement;

import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** R4 lets nearly everything be there with nothing but the reason why it is unknown. */
class UnknownsTest {

    @Test
    void aContainedEntryWithoutANameStopsTheWholeDocument() {
        var statement = statement("ms-1", "Medication/m-1");
        statement.addContained(new Medication());

        assertThat(refused(record(statement, medication("m-1", "Metadon"))))
                .containsExactly("NOT_UNDERSTOOD at MedicationStatement/ms-1");
    }

    @Test
    void aDenyFromOrUntilNobodyKnowsWhenStopsEverything() {
        var from = Consents.deny();
        unknown(from.getProvision().getPeriod().getStartElement());
        var until = Consents.deny();
        unknown(until.getProvision().getPeriod().getEndElement());
        var nested = Consents.deny();
        unknown(nested.getProvision()
                .addProvision()
                .setType(org.hl7.fhir.r4.model.Consent.ConsentProvisionType.PERMIT)
                .getPeriod()
                .getStartElement());

        for (var consent : List.of(from, until, nested)) {
            assertThat(refused(record(consent))).containsExactly("NOT_UNDERSTOOD at Consent/co-1");
        }
    }

    @Test
    void whatMayMeanTheOppositeStopsTheWholeDocument() {
        var request = new MedicationRequest();
        request.setId("mr-1");
        request.setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE);
        request.setIntent(MedicationRequest.MedicationRequestIntent.ORDER);
        request.setSubject(new Reference("Patient/pat-1"));
        request.setMedication(new CodeableConcept().setText("Metadon"));
        unknown(request.getDoNotPerformElement());
        var observation = observation("o-1");
        unknown(observation.getValueQuantity().getComparatorElement());

        assertThat(refused(record(request))).containsExactly("NOT_UNDERSTOOD at MedicationRequest/mr-1");
        assertThat(refused(record(observation))).containsExactly("NOT_UNDERSTOOD at Observation/o-1");
    }

    @Test
    void anOrganisationThatGaveItselfItsNumberIsNamedOnce() {
        var laboratory = new Organization().setName("Laboratoriet");
        laboratory.setId("lab");
        laboratory
                .addIdentifier()
                .setSystem("urn:oid:2.16.578.1.12.4.1.2")
                .setValue("90009")
                .setAssigner(new Reference("Organization/lab"));

        assertThat(json(record(observation("o-1"), laboratory)))
                .containsOnlyOnce("90009")
                .containsOnlyOnce("\"Laboratoriet\"");
    }

    @Test
    void whatIsNotSaidIsNotMadeUp() {
        var statement = statement("ms-1", "Medication/m-1");
        var dosage = statement.getDosageFirstRep().setText(null);
        unknown(dosage.getTiming().getRepeat().getFrequencyElement());
        dosage.getTiming().getRepeat().setPeriod(1).setPeriodUnit(org.hl7.fhir.r4.model.Timing.UnitsOfTime.D);
        unknown(dosage.getTiming().getRepeat().addTimeOfDayElement());

        assertThat(json(record(statement, medication("m-1", "Metadon")))).contains("<li>Metadon; per dag; aktiv</li>");
    }

    private static void unknown(Element element) {
        element.addExtension(Systems.ABSENT, new CodeType("unknown"));
    }

    private static List<String> refused(PatientRecord record) {
        return SummaryComposer.compose(record, cover(), GP.identifiers())
                .fold(
                        written -> List.of(),
                        findings -> findings.stream().map(Finding::toString).toList());
    }

    private static String json(PatientRecord record) {
        return SummaryComposer.compose(record, cover(), GP.identifiers())
                .fold(FHIR.newJsonParser()::encodeResourceToString, refused -> {
                    throw new AssertionError(refused.toString());
                });
    }
}
