package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.BASE;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.condition;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.kari;
import static org.reentryhub.health.summary.Examples.medication;
import static org.reentryhub.health.summary.Examples.observation;
import static org.reentryhub.health.summary.Examples.opioidDependence;
import static org.reentryhub.health.summary.Examples.record;
import static org.reentryhub.health.summary.Examples.statement;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** Bad content in a record or in a summary that the unit's server wrote: refused, or harmless. */
class HostileContentTest {
    private static final Duration AT_MOST = Duration.ofMillis(100);

    @Test
    void aSecondCompositionGoesNowhere() {
        var second = new Composition().setTitle("Noen andres tittelside");
        second.setId("2");
        var story = section("81338-6").addEntry(new Reference("Composition/2"));
        story.addEntry(new Reference("Condition/c-1"));

        assertThat(json(summary(List.of(story), opioidDependence(), second))).doesNotContain("Noen andres");
    }

    @Test
    void aSectionThatNamesAnEntryThatIsNotThereStopsTheWholeDocument() {
        var problems = section("11450-4").addEntry(new Reference("Condition/c-1"));
        problems.addEntry(new Reference("Condition/gone"));

        assertThat(refused(summary(List.of(problems), opioidDependence())))
                .containsExactly("INVALID at Composition.section.1");
    }

    @Test
    void circlesOfReferencesEnd() {
        var panel = observation("o-1");
        panel.addHasMember(new Reference("Observation/o-2"));
        var member = observation("o-2");
        member.setCode(new CodeableConcept().setText("Delsvar"));
        member.addHasMember(new Reference("Observation/o-1"));
        member.addDerivedFrom(new Reference("Observation/o-2"));

        assertThat(json(record(panel, member))).contains("Delsvar");
    }

    @Test
    void panelsThatNameEachOtherAreToldOnceWithinEach() {
        assertThat(within(panels(55, "Delsvar"))).isEmpty();
    }

    @Test
    void panelsOfManyWordsThatNameEachOtherAreRefusedAtOnce() {
        assertThat(within(panels(55, "Delsvar ".repeat(200)))).containsExactly("TOO_LARGE at Bundle");
    }

    @Test
    void aLongNameIsNotToldAThousandTimes() {
        var many = IntStream.range(0, 1_000)
                .mapToObj(n -> statement("ms-" + n, "Medication/m-1"))
                .toArray(Resource[]::new);
        var all = Stream.concat(Stream.of(many), Stream.of(medication("m-1", "Metadon ".repeat(10_000))));

        assertThat(within(record(all.toArray(Resource[]::new)))).containsExactly("TOO_LARGE at Bundle");
    }

    @Test
    void aNameOfManyWordsIsNoName() {
        var laboratory = new Organization().setName("Laboratoriet ".repeat(100));
        laboratory.setId("lab");
        var observation = observation("o-1");
        observation.getPerformerFirstRep().setDisplay(null);

        assertThat(json(record(observation, laboratory)))
                .doesNotContain("Laboratoriet")
                .contains("Ikke med i sammendraget");
    }

    private static PatientRecord panels(int many, String name) {
        return record(IntStream.range(0, many)
                .mapToObj(n -> {
                    var panel = observation("o-" + n);
                    panel.setCode(new CodeableConcept().setText(name + n));
                    IntStream.range(0, many).forEach(m -> panel.addHasMember(new Reference("Observation/o-" + m)));
                    return panel;
                })
                .toArray(Resource[]::new));
    }

    @Test
    void containedWithinContainedStopsTheWholeDocument() {
        var inner = new Medication();
        inner.setId("inner");
        var outer = medication("outer", "Metadon");
        outer.addContained(inner);
        var statement = statement("ms-1", "#outer");
        statement.addContained(outer);

        assertThat(refused(record(statement))).containsExactly("NOT_UNDERSTOOD at MedicationStatement/ms-1");
    }

    @Test
    void twoContainedOfOneNameStopTheWholeDocument() {
        var statement = statement("ms-1", "#m");
        statement.addContained(medication("m", "Metadon"));
        statement.addContained(medication("m", "Morfin"));

        assertThat(refused(record(statement))).containsExactly("NOT_UNDERSTOOD at MedicationStatement/ms-1");
    }

    @Test
    void aContainedResourceIsNotTakenForAnEntryOfTheSameName() {
        var json = FHIR.newJsonParser();
        var contained = statement("ms-1", "#m-1");
        contained.addContained(medication("m-1", "Metadon"));
        var parsed = json.parseResource(json.encodeResourceToString(contained));
        var other = statement("ms-2", "Medication/m-1");

        var document = compose(record((Resource) parsed, other, medication("m-1", "Paracetamol")))
                .fold(HostileContentTest::text, Object::toString);

        assertThat(document).contains("Metadon; 2 tabletter").contains("Paracetamol; 2 tabletter");
    }

    @Test
    void twoEntriesOfOneNameStopTheWholeDocument() {
        assertThat(refused(record(opioidDependence(), condition("c-1", "Angst", "active", "confirmed"))))
                .containsExactly("NOT_UNDERSTOOD at Condition/c-1");
    }

    @Test
    void tenThousandEntriesAreRefusedAtOnce() {
        var many = IntStream.range(0, 10_000)
                .mapToObj(n -> condition("c-" + n, "Angst", "active", "confirmed"))
                .toArray(Resource[]::new);

        assertThat(within(record(many))).containsExactly("TOO_LARGE at Bundle");
    }

    @Test
    void extensionsNestedFiveHundredDeepAreRefusedAtOnce() {
        var deep = new Extension("http://x.example/deep", new StringType("y"));
        for (int depth = 0; depth < 500; depth++) {
            var outer = new Extension("http://x.example/deep");
            outer.addExtension(deep);
            deep = outer;
        }
        var condition = opioidDependence();
        condition.addExtension(deep);

        assertThat(within(record(condition))).containsExactly("NOT_UNDERSTOOD at Condition/c-1");
    }

    @Test
    void anotherPatientInTheSummaryStopsTheWholeDocument() {
        var other = new Patient();
        other.setId("pat-2");
        var foreign = opioidDependence();
        foreign.setSubject(new Reference("Patient/pat-2"));
        var problems = section("11450-4").addEntry(new Reference("Condition/c-1"));

        assertThat(refused(summary(List.of(problems), other, foreign)))
                .containsExactly("WRONG_PATIENT at Condition/c-1");
    }

    @Test
    void anotherPatientWithinAnEntryStopsTheWholeDocument() {
        var inner = opioidDependence();
        inner.setId("inner");
        inner.setSubject(new Reference("Patient/pat-2"));
        var statement = statement("ms-1", "Medication/m-1");
        statement.addContained(inner);

        assertThat(refused(record(statement, medication("m-1", "Metadon"))))
                .containsExactly("WRONG_PATIENT at MedicationStatement/ms-1");
    }

    @Test
    void aPatientWithoutANumberIsNotEverybodyWithoutOne() {
        var condition = opioidDependence();
        condition.setSubject(new Reference().setIdentifier(new Identifier()));
        var patient = kari();
        patient.addIdentifier(new Identifier());

        assertThat(refused(new PatientRecord(BASE, patient, List.of(condition))))
                .containsExactly("WRONG_PATIENT at Condition/c-1");
    }

    @Test
    void ofTheSourcesNarrativesOnlyTheWordsOfSectionsWithoutEntriesGoAlong() {
        var plan = section("18776-5");
        plan.getText()
                .setDivAsString(
                        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Følges <b>opp</b></p><script>steal()</script>"
                                + "<table><tr><td>mandag</td><td>kl. 9</td></tr></table>"
                                + "<img src=\"http://elsewhere.example/pixel\" alt=\"x\"/></div>");
        var problems = section("11450-4").addEntry(new Reference("Condition/c-1"));
        problems.getText().setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Noe helt annet</p></div>");
        var condition = opioidDependence();
        condition
                .getText()
                .setDivAsString(
                        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><a href=\"http://e.example\">se</a></div>");

        assertThat(json(summary(List.of(plan, problems), condition)))
                .contains("<p>Følges opp</p><p>mandag kl. 9</p>")
                .doesNotContain("steal")
                .doesNotContain("elsewhere.example")
                .doesNotContain("Noe helt annet")
                .doesNotContain("e.example");
    }

    @Test
    void aMegabyteOfWordsIsRefused() {
        var plan = section("18776-5").setText(Narration.sentence("æ".repeat(1_000_000)));

        assertThat(refused(summary(List.of(plan)))).containsExactly("TOO_LARGE at Bundle");
    }

    @Test
    void whatWasEnteredInErrorIsNotToldEvenWhereTheSourceChoseIt() {
        var problems = section("11450-4").addEntry(new Reference("Condition/c-1"));
        problems.addEntry(new Reference("Condition/c-2"));
        var inError = condition("c-1", "Schizofreni", "active", "entered-in-error");
        var statement = statement("ms-1", "Medication/m-1");
        statement.addReasonReference(new Reference("Condition/c-1").setDisplay("Schizofreni"));
        var medication = section("10160-0").addEntry(new Reference("MedicationStatement/ms-1"));

        assertThat(json(summary(
                        List.of(problems, medication),
                        inError,
                        condition("c-2", "Angst", "active", "confirmed"),
                        statement,
                        medication("m-1", "Metadon"))))
                .contains("Angst", "Metadon")
                .doesNotContain("Schizofreni");
    }

    @Test
    void aMedicineThatRestsOnSomethingEnteredInErrorStopsTheWholeDocument() {
        var medication = medication("m-1", "Metadon");
        medication.setStatus(Medication.MedicationStatus.ENTEREDINERROR);

        assertThat(refused(record(statement("ms-1", "Medication/m-1"), medication)))
                .containsExactly("NOT_UNDERSTOOD at MedicationStatement/ms-1");
    }

    @Test
    void aTimeToComeIsNotToldAsPast() {
        var statement = statement("ms-1", "Medication/m-1");
        statement.setEffective(new DateTimeType("2031"));

        assertThat(json(record(statement, medication("m-1", "Metadon")))).contains("; fra 2031; aktiv");
    }

    @Test
    void aCodeOfAnUnknownSystemIsToldByItsNameAndChangedInNothing() {
        var condition = opioidDependence();
        condition.setCode(new CodeableConcept());
        condition.getCode().addCoding().setSystem("urn:x:local").setCode("high").setDisplay("Høyt blodtrykk");

        assertThat(json(record(condition)))
                .contains("Høyt blodtrykk; aktiv")
                .contains("{\"system\":\"urn:x:local\",\"code\":\"high\",\"display\":\"Høyt blodtrykk\"}");
    }

    @Test
    void whatTheSourceClaimsToConformToIsNotClaimedOnwards() {
        var condition = opioidDependence();
        condition.getMeta().addProfile("http://elsewhere.example/StructureDefinition/x|9.9");

        assertThat(json(record(condition))).doesNotContain("elsewhere.example");
    }

    private static Composition.SectionComponent section(String code) {
        var section = new Composition.SectionComponent().setTitle("Title");
        section.getCode().addCoding().setSystem("http://loinc.org").setCode(code);
        return section;
    }

    private static PatientRecord summary(List<Composition.SectionComponent> sections, Resource... entries) {
        var source = new Composition();
        sections.forEach(source::addSection);
        return new PatientRecord(BASE, kari(), List.of(entries), java.util.Optional.of(source), java.util.Map.of());
    }

    private static Draft compose(PatientRecord record) {
        return SummaryComposer.compose(record, cover());
    }

    private static String json(PatientRecord record) {
        return compose(record).fold(HostileContentTest::text, refused -> {
            throw new AssertionError(refused.toString());
        });
    }

    private static String text(Bundle document) {
        return FHIR.newJsonParser().encodeResourceToString(document);
    }

    private static List<String> refused(PatientRecord record) {
        return compose(record).fold(written -> List.of(), findings -> findings.stream()
                .map(Finding::toString)
                .toList());
    }

    /** Its own time on the processor, warm, so that others on the machine do not count. */
    private static List<String> within(PatientRecord record) {
        var threads = ManagementFactory.getThreadMXBean();
        var spent = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            var before = threads.getCurrentThreadCpuTime();
            refused(record);
            spent.add(threads.getCurrentThreadCpuTime() - before);
        }
        assertThat(spent.stream().min(Long::compare).map(Duration::ofNanos).orElseThrow())
                .isLessThan(AT_MOST);
        return refused(record);
    }
}
