package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Consents.deny;
import static org.reentryhub.health.summary.Consents.denyOf;
import static org.reentryhub.health.summary.Consents.denyOfEntry;
import static org.reentryhub.health.summary.Consents.denyOfKinds;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.GP;
import static org.reentryhub.health.summary.Examples.allergy;
import static org.reentryhub.health.summary.Examples.condition;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.medication;
import static org.reentryhub.health.summary.Examples.record;
import static org.reentryhub.health.summary.Examples.statement;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class WithheldTest {
    private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";
    private static final String LABELS = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private final Condition hiv = coded(condition("c-1", "Hivsykdom", "active", "confirmed"), "B24.1");
    private final Condition anxiety = coded(condition("c-2", "Angst", "active", "confirmed"), "F41.1");

    @Test
    void anEntryThatIsNamedIsNowhereInTheDocument() {
        var document = document(record(hiv, anxiety, denyOfEntry("Condition/c-1")));

        assertThat(json(document))
                .doesNotContain("Hivsykdom")
                .doesNotContain("B24")
                .contains("Angst");
        assertThat(section(document, "11450-4").getText().getDivAsString())
                .contains("Noe er utelatt her etter pasientens ønske.");
        assertThat(section(document, "11450-4").hasEmptyReason()).isFalse();
    }

    @Test
    void whoBlocksAVersionOfAnEntryBlocksTheEntry() {
        var document = document(record(hiv, anxiety, denyOfEntry("Condition/c-1/_history/2")));

        assertThat(json(document)).doesNotContain("Hivsykdom").contains("Angst");
    }

    @Test
    void aReferenceToAVersionOfWhatIsBlockedKeepsNotEvenItsName() {
        var statement = statement("ms-1", "Medication/m-1");
        statement.addReasonReference(new Reference("Condition/c-1/_history/2").setDisplay("Hivsykdom"));

        var document = document(record(hiv, statement, medication("m-1", "Vitaminer"), denyOfEntry("Condition/c-1")));

        assertThat(json(document)).contains("Vitaminer").doesNotContain("Hivsykdom");
    }

    @Test
    void aSectionThatIsEmptiedSaysThatThePatientHasBlockedSomething() {
        var section = section(document(record(hiv, denyOfKinds("Condition"))), "11450-4");

        assertThat(section.getEmptyReason().getCodingFirstRep().getCode()).isEqualTo("withheld");
        assertThat(section.getText().getDivAsString()).contains("Pasienten har sperret opplysninger");
        assertThat(section.hasEntry()).isFalse();
    }

    @Test
    void aSectionInWhichNothingWasBlockedDoesNotSayThatSomethingWas() {
        var document = document(record(hiv, denyOfKinds("Condition", "AllergyIntolerance")));

        assertThat(section(document, "48765-2")
                        .getEmptyReason()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("unavailable");
    }

    @Test
    void aCodeOfAClassificationBlocksWhatBelongsToIt() {
        var document = document(
                record(hiv, anxiety, denyOf(new Coding().setSystem(ICD_10).setCode("B24"))));

        assertThat(json(document)).doesNotContain("Hivsykdom").contains("Angst");
    }

    @Test
    void aMedicineIsBlockedByItsOwnCodeByItsReasonAndByTheResourceThatNamesIt() {
        var byCode = medication("m-1", "Antiretroviral");
        byCode.getCode().addCoding().setSystem("http://www.whocc.no/atc").setCode("J05AR20");
        var byReason = statement("ms-2", "Medication/m-2");
        byReason.addReasonCode().addCoding().setSystem(ICD_10).setCode("B24.9");
        var deny = denyOf(
                new Coding().setSystem("http://www.whocc.no/atc").setCode("J05A"),
                new Coding().setSystem(ICD_10).setCode("B24"));

        var document = document(record(
                statement("ms-1", "Medication/m-1"), byCode, byReason, medication("m-2", "Kotrimoksazol"), deny));

        assertThat(json(document)).doesNotContain("Antiretroviral").doesNotContain("Kotrimoksazol");
        assertThat(section(document, "10160-0")
                        .getEmptyReason()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("withheld");
    }

    @Test
    void aReferenceToWhatIsBlockedKeepsNotEvenItsName() {
        var statement = statement("ms-1", "Medication/m-1");
        statement.addReasonReference(new Reference("Condition/c-1").setDisplay("Hivsykdom"));

        var document = document(record(hiv, statement, medication("m-1", "Vitaminer"), denyOfEntry("Condition/c-1")));

        assertThat(json(document)).contains("Vitaminer").doesNotContain("Hivsykdom");
    }

    @Test
    void aReportThatRestsOnABlockedResultIsBlockedWithIt() {
        var report = new DiagnosticReport();
        report.setId("r-1");
        report.setStatus(DiagnosticReport.DiagnosticReportStatus.FINAL);
        report.setCode(new CodeableConcept().setText("Serologi"));
        report.setConclusion("Positiv");
        report.setSubject(new Reference("Patient/pat-1"));
        report.addResult(new Reference("Observation/o-1"));

        var document = document(record(Examples.observation("o-1"), report, denyOfEntry("Observation/o-1")));

        assertThat(json(document)).doesNotContain("Positiv").doesNotContain("HBV");
    }

    @Test
    void whatIsLabelledAsBlockedIsBlocked() {
        hiv.getMeta().addSecurity().setSystem(LABELS).setCode("HIV");
        var deny = deny();
        deny.getProvision().addSecurityLabel(new Coding().setSystem(LABELS).setCode("HIV"));

        assertThat(json(document(record(hiv, anxiety, deny))))
                .doesNotContain("Hivsykdom")
                .contains("Angst");
    }

    @Test
    void theReservationItselfIsNotTold() {
        assertThat(json(document(record(hiv, anxiety, denyOfEntry("Condition/c-1")))))
                .doesNotContain("\"Consent\"")
                .doesNotContain("PBRL5-3");
    }

    @Test
    void whatOneRecipientMayNotKnowAnotherMay() {
        var deny = denyOfEntry("Condition/c-1");
        Consents.actor(deny.getProvision(), "urn:oid:2.16.578.1.12.4.1.2", "90003");
        var record = record(hiv, anxiety, deny);

        assertThat(json(document(record))).contains("Hivsykdom");
        assertThat(SummaryComposer.withheld(record, cover(), GP.identifiers())).isEmpty();
        assertThat(SummaryComposer.withheld(record, cover(), java.util.List.of("urn:oid:2.16.578.1.12.4.1.2|90003")))
                .containsExactly("Aktuelle problemer");
    }

    @Test
    void theSourcesOwnWordsAreBlockedWithAnythingForTheyCannotBeTakenApart() {
        var source = new Composition();
        source.addSection()
                .setTitle("Historie")
                .setCode(new CodeableConcept(new Coding("http://loinc.org", "81338-6", "")))
                .setText(Narration.sentence("Pasienten er bekymret for hiv."));
        source.addSection()
                .setCode(new CodeableConcept(new Coding("http://loinc.org", "11450-4", "")))
                .addEntry(new Reference("Condition/c-1"));
        var record = new PatientRecord(
                Examples.BASE,
                Examples.kari(),
                java.util.List.of(hiv, allergy("a-1", "Penicillin"), denyOfEntry("Condition/c-1")),
                java.util.Optional.of(source),
                java.util.Map.of());

        assertThat(json(document(record))).doesNotContain("bekymret");
        assertThat(section(document(record), "81338-6")
                        .getEmptyReason()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("withheld");
    }

    private static Condition coded(Condition condition, String icd10) {
        condition.getCode().addCoding().setSystem(ICD_10).setCode(icd10);
        return condition;
    }

    private static Bundle document(PatientRecord record) {
        return SummaryComposer.compose(record, cover(), GP.identifiers()).fold(written -> written, refused -> {
            throw new AssertionError(refused.toString());
        });
    }

    private static SectionComponent section(Bundle document, String code) {
        return ((Composition) document.getEntryFirstRep().getResource())
                .getSection().stream()
                        .filter(section ->
                                section.getCode().getCodingFirstRep().getCode().equals(code))
                        .findFirst()
                        .orElseThrow();
    }

    private static String json(Bundle document) {
        return FHIR.newJsonParser().encodeResourceToString(document);
    }
}
