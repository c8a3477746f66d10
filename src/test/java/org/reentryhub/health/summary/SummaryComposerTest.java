package org.reentryhub.health.summary;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.allergy;
import static org.reentryhub.health.summary.Examples.condition;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.full;
import static org.reentryhub.health.summary.Examples.medication;
import static org.reentryhub.health.summary.Examples.opioidDependence;
import static org.reentryhub.health.summary.Examples.record;
import static org.reentryhub.health.summary.Examples.statement;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.summary.Cover.Protection;

class SummaryComposerTest {

    @Test
    void theRequiredSectionsStandThereEvenWhenNothingIsKnownAndNeverSayThatThereIsNothing() {
        var page = titlePage(document(record()));

        assertThat(page.getSection())
                .extracting(section -> section.getCode().getCodingFirstRep().getCode())
                .containsExactly("48765-2", "10160-0", "11450-4");
        assertThat(page.getSection())
                .allSatisfy(section -> assertThat(
                                section.getEmptyReason().getCodingFirstRep().getCode())
                        .isEqualTo("unavailable"))
                .allSatisfy(section ->
                        assertThat(section.getText().getDivAsString()).contains("ingen opplysninger"));
    }

    @Test
    void whatWasEnteredInErrorOrRefutedIsNeverTold() {
        var document = json(document(record(
                condition("c-1", "Feilført", "active", "entered-in-error"),
                condition("c-2", "Avkreftet", "", "refuted"),
                condition("c-3", "Angst", "active", "confirmed"))));

        assertThat(document).contains("Angst").doesNotContain("Feilført").doesNotContain("Avkreftet");
    }

    @Test
    void aPastProblemIsToldAsPast() {
        var page = titlePage(document(record(condition("c-1", "Lungebetennelse", "resolved", "confirmed"))));

        assertThat(section(page, "11450-4").hasEntry()).isFalse();
        assertThat(section(page, "11348-0").getText().getDivAsString()).contains("Lungebetennelse; avsluttet");
    }

    @Test
    void theTextTellsWhatIsTakenAndHowEvenWhenTheMedicineIsAResourceOfItsOwn() {
        var page = titlePage(document(full()));

        assertThat(section(page, "10160-0").getText().getDivAsString())
                .contains("Buprenorfin/nalokson 8 mg/2 mg sublingvaltablett; 2 tabletter daglig under tungen; aktiv");
    }

    @Test
    void aDoseWithoutAUnitIsNeverABareNumber() {
        var statement = statement("ms-1", "Medication/m-1");
        statement.getDosageFirstRep().setText(null).addDoseAndRate().setDose(new Quantity().setValue(16));

        var page = titlePage(document(record(statement, medication("m-1", "Metadon"))));

        assertThat(section(page, "10160-0").getText().getDivAsString()).contains("16 (enhet mangler)");
    }

    @Test
    void everyReferenceLeadsToAnEntryOrKeepsOnlyAName() {
        var document = document(full());
        var addresses = document.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .collect(toSet());

        assertThat(references(document)).isNotEmpty().allSatisfy(reference -> assertThat(
                        reference.getReference() == null || addresses.contains(reference.getReference()))
                .isTrue());
        assertThat(json(document)).contains("Lege Legesen").doesNotContain("Practitioner/p-1");
    }

    @Test
    void theIdsOfTheSourceStayAtTheSource() {
        assertThat(json(document(full())))
                .doesNotContain("pat-1")
                .doesNotContain("\"c-1\"")
                .doesNotContain("localhost");
    }

    @Test
    void markupInTheSourceIsTextInTheSummary() {
        var page = titlePage(document(record(allergy("a-1", "<script>alert('x')</script> & \"æøå\""))));

        assertThat(section(page, "48765-2").getText().getDivAsString())
                .contains("&lt;script&gt;")
                .contains("&amp;")
                .doesNotContain("<script");
    }

    @Test
    void anEntryAboutAnotherPatientStopsTheWholeDocument() {
        var foreign = opioidDependence();
        foreign.setSubject(new Reference("Patient/somebody-else"));

        assertThat(findings(record(foreign))).containsExactly("WRONG_PATIENT at Condition/c-1");
    }

    @Test
    void anotherServersPatientOfTheSameIdIsAnotherPatient() {
        var foreign = opioidDependence();
        foreign.setSubject(new Reference("https://elsewhere.example/fhir/Patient/pat-1"));

        assertThat(findings(record(foreign))).containsExactly("WRONG_PATIENT at Condition/c-1");
    }

    @Test
    void aCareTeamOfAnotherPatientStopsTheWholeDocument() {
        var team = new CareTeam();
        team.setId("t-1");
        team.setSubject(new Reference("Patient/somebody-else"));

        assertThat(findings(record(team))).containsExactly("WRONG_PATIENT at CareTeam/t-1");
    }

    @Test
    void aModifierNobodyUnderstandsStopsTheWholeDocumentHoweverDeepItLies() {
        var statement = statement("ms-1", "Medication/m-1");
        statement.getDosageFirstRep().addModifierExtension(new Extension("http://x.example/not", new StringType("y")));

        assertThat(findings(record(statement))).containsExactly("NOT_UNDERSTOOD at MedicationStatement/ms-1");
    }

    @Test
    void everythingIsLabelledRestrictedAndAsTestData() {
        var document = document(full());

        assertThat(document.getMeta().getSecurity())
                .extracting(coding -> coding.getCode())
                .containsExactly("R", "HTEST");
        assertThat(titlePage(document).getConfidentiality()).isEqualTo(Composition.DocumentConfidentiality.R);
        assertThat(document.getEntry().get(4).getResource().getMeta().getSecurity())
                .hasSize(2);
    }

    @Test
    void aProtectedAddressIsNowhereInTheDocument() {
        assertThat(json(document(full()))).contains("Hemmeligveien");
        assertThat(json(compose(full(), Protection.CONFIDENTIAL)))
                .doesNotContain("Hemmeligveien")
                .doesNotContain("22 00 00 00");
        assertThat(compose(full(), Protection.STRICTLY_CONFIDENTIAL)
                        .getMeta()
                        .getSecurity()
                        .get(0)
                        .getCode())
                .isEqualTo("V");
    }

    @Test
    void aProtectedAddressInTheWordsOfAnEntryStopsTheWholeDocument() {
        var condition = opioidDependence();
        condition.addNote().setText("Hentes hos søsteren i HEMMELIGVEIEN 1 på fredag");

        assertThat(json(document(record(condition)))).contains("HEMMELIGVEIEN");
        assertThat(SummaryComposer.compose(record(condition), cover(Protection.STRICTLY_CONFIDENTIAL))
                        .fold(written -> "written", Object::toString))
                .isEqualTo("[PROTECTED_ADDRESS at Condition/c-1]");
    }

    @Test
    void theSameRecordMakesTheSameBytes() {
        assertThat(json(document(full()))).isEqualTo(json(document(full())));
    }

    @Test
    void theSourceIsLeftAsItWas() {
        var record = full();
        var before = record.resources().stream()
                .map(resource -> FHIR.newJsonParser().encodeResourceToString(resource))
                .toList();

        document(record);

        assertThat(record.resources())
                .extracting(resource -> FHIR.newJsonParser().encodeResourceToString(resource))
                .isEqualTo(before);
    }

    @Test
    void theTypeIsAPatientSummaryFirstAndANorwegianDocumentTypeSecond() {
        assertThat(titlePage(document(full())).getType().getCoding())
                .extracting(coding -> coding.getCode())
                .containsExactly("60591-5", "A03-2");
    }

    private static Composition.SectionComponent section(Composition page, String code) {
        return page.getSection().stream()
                .filter(section ->
                        section.getCode().getCodingFirstRep().getCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Composition titlePage(Bundle document) {
        return (Composition) document.getEntryFirstRep().getResource();
    }

    private static Bundle document(PatientRecord record) {
        return compose(record, Protection.NONE);
    }

    private static Bundle compose(PatientRecord record, Protection protection) {
        return SummaryComposer.compose(record, cover(protection)).fold(written -> written, refused -> {
            throw new AssertionError(refused.toString());
        });
    }

    private static List<String> findings(PatientRecord record) {
        return SummaryComposer.compose(record, cover()).fold(written -> List.of(), refused -> refused.stream()
                .map(Finding::toString)
                .toList());
    }

    private static List<Reference> references(Bundle document) {
        return document.getEntry().stream()
                .flatMap(entry ->
                        FHIR
                                .newTerser()
                                .getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)
                                .stream())
                .toList();
    }

    private static String json(Bundle document) {
        return FHIR.newJsonParser().encodeResourceToString(document);
    }
}
