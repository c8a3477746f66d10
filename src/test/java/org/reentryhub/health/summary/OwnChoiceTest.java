package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.BASE;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.kari;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** A summary that the health unit's own server wrote: what it chose is what is sent. */
class OwnChoiceTest {
    private final Composition source = new Composition();

    @Test
    void whatTheSourceChoseStandsThoughTheHubWouldNotHaveChosenIt() {
        section("10160-0", "Medication").addEntry(new Reference("MedicationStatement/ms-1"));
        MedicationStatement stopped = Examples.statement("ms-1", "Medication/m-1");
        stopped.setStatus(MedicationStatementStatus.STOPPED);

        var page = page(stopped, Examples.medication("m-1", "Metadon"), Examples.opioidDependence());

        assertThat(text(page, "10160-0")).contains("Metadon; 2 tabletter daglig under tungen; stoppet");
        assertThat(part(page, "11450-4").hasEntry()).isFalse();
    }

    @Test
    void aKnownSectionHasItsNorwegianTitleAndAnUnknownOneKeepsItsOwn() {
        section("48765-2", "Allergies").addEntry(new Reference("AllergyIntolerance/a-1"));
        section("99999-9", "Tannhelse").addEntry(new Reference("Condition/c-1"));

        var page = page(Examples.allergy("a-1", "Penicillin"), Examples.opioidDependence());

        assertThat(page.getSection())
                .extracting(SectionComponent::getTitle)
                .contains("Allergier og overfølsomhet", "Tannhelse")
                .doesNotContain("Allergies");
    }

    @Test
    void aRequiredSectionThatTheSourceLeftOutIsSaidToHaveNoInformation() {
        var page = page();

        assertThat(page.getSection())
                .extracting(each -> each.getEmptyReason().getCodingFirstRep().getCode())
                .containsExactly("unavailable", "unavailable", "unavailable");
    }

    @Test
    void whyASectionIsEmptyIsToldAsTheSourceSaysIt() {
        section("48765-2", "Allergies").setEmptyReason(reason("nilknown"));

        var page = page();

        assertThat(part(page, "48765-2").getEmptyReason().getCodingFirstRep().getCode())
                .isEqualTo("nilknown");
        assertThat(text(page, "48765-2")).contains("Det er ingenting kjent under «Allergier og overfølsomhet».");
    }

    @Test
    void aSectionOfWordsAloneIsCarriedAsWords() {
        section("18776-5", "Plan").setText(Narration.sentences(List.of("Time mandag", "Ring <før> helgen")));

        assertThat(text(page(), "18776-5")).contains("<p>Time mandag</p><p>Ring &lt;før&gt; helgen</p>");
        assertThat(part(page(), "18776-5").hasEmptyReason()).isFalse();
    }

    @Test
    void sectionsWithinSectionsBecomeSectionsOfTheirOwn() {
        section("81338-6", "Historie")
                .addSection()
                .setTitle("Mål")
                .setCode(new CodeableConcept(new Coding("http://loinc.org", "99999-8", "")))
                .setText(Narration.sentence("Bolig"));

        assertThat(page().getSection())
                .allSatisfy(each -> assertThat(each.getSection()).isEmpty());
        assertThat(text(page(), "99999-8")).contains("Bolig");
    }

    @Test
    void aStoryAndAnAssessmentAreToldWhereTheSourceHasThem() {
        section("81338-6", "Story").addEntry(new Reference("DocumentReference/d-1"));
        section("47420-5", "Function").addEntry(new Reference("ClinicalImpression/i-1"));
        var story = new DocumentReference();
        story.setId("d-1");
        story.setStatus(Enumerations.DocumentReferenceStatus.CURRENT).setDescription("Vil bo nær datteren");
        story.setSubject(new Reference("Patient/pat-1"));
        var assessment = new ClinicalImpression();
        assessment.setId("i-1");
        assessment
                .setStatus(ClinicalImpression.ClinicalImpressionStatus.COMPLETED)
                .setSummary("Går med krykker");
        assessment.setSubject(new Reference("Patient/pat-1"));

        var page = page(story, assessment);

        assertThat(text(page, "81338-6")).contains("<li>Vil bo nær datteren</li>");
        assertThat(text(page, "47420-5")).contains("Går med krykker");
    }

    @Test
    void whatAnEntryRefersToGoesAlongButNextOfKinDoNot() {
        section("11450-4", "Problems").addEntry(new Reference("Condition/c-1"));
        var condition = Examples.opioidDependence();
        condition.setRecorder(new Reference("Organization/o-1"));
        condition.setAsserter(new Reference("RelatedPerson/rp-1").setDisplay("Mor"));
        var recorder = new Organization().setName("Legevakten");
        recorder.setId("o-1");
        var mother = new RelatedPerson();
        mother.setId("rp-1");
        mother.addName().setFamily("Morsdatter");

        assertThat(FHIR.newJsonParser().encodeResourceToString(document(condition, recorder, mother)))
                .contains("Legevakten")
                .doesNotContain("Morsdatter");
    }

    private SectionComponent section(String code, String title) {
        return source.addSection()
                .setTitle(title)
                .setCode(new CodeableConcept(new Coding("http://loinc.org", code, title)));
    }

    private static CodeableConcept reason(String code) {
        return new CodeableConcept(new Coding(Systems.EMPTY_REASON, code, code));
    }

    private static String text(Composition page, String code) {
        return part(page, code).getText().getDivAsString();
    }

    private static SectionComponent part(Composition page, String code) {
        return page.getSection().stream()
                .filter(each -> each.getCode().getCodingFirstRep().getCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private Composition page(Resource... entries) {
        return (Composition) document(entries).getEntryFirstRep().getResource();
    }

    private Bundle document(Resource... entries) {
        var record = new PatientRecord(BASE, kari(), List.of(entries), Optional.of(source), Map.of());
        return SummaryComposer.compose(record, cover()).fold(written -> written, refused -> {
            throw new AssertionError(refused.toString());
        });
    }
}
