package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.observation;
import static org.reentryhub.health.summary.Examples.record;

import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DeviceUseStatement.DeviceUseStatementStatus;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is taken into the sections where the health unit's server has no summary of its own. */
class ChosenByRuleTest {

    @Test
    void ofLikeExaminationsTheLatestThreeAreTakenAndItIsSaidSo() {
        var many = IntStream.rangeClosed(1, 5)
                .mapToObj(month -> measured("o-" + month, "laboratory", "2026-0" + month + "-01"))
                .toArray(Resource[]::new);

        assertThat(lines(record(many), "Prøvesvar"))
                .hasSize(4)
                .satisfies(lines -> assertThat(lines.get(0)).contains("2026-05-01"))
                .last()
                .isEqualTo("Av like undersøkelser er høyst de tre siste tatt med.");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NULL")
    void onlyAPrescriptionThatIsAnOrderIsAFact(MedicationRequestIntent intent) {
        var request = new MedicationRequest();
        request.setId("mr-1");
        request.setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE).setIntent(intent);
        request.setSubject(new Reference("Patient/pat-1")).setMedication(new CodeableConcept().setText("Kodein"));

        assertThat(json(record(request)).contains("Kodein"))
                .isEqualTo(intent.toCode().endsWith("order"));
    }

    @Test
    void ofAMeasureTheLatestIsTaken() {
        assertThat(lines(
                        record(measured("o-1", "vital-signs", "2026-01"), measured("o-2", "vital-signs", "2026-02-03")),
                        "Målinger"))
                .first()
                .asString()
                .contains("2026-02-03");
    }

    @Test
    void onlyActiveAlertsAndDevicesInUseAreTold() {
        var active = flag("f-1", "Epilepsi", Flag.FlagStatus.ACTIVE);
        var over = flag("f-2", "Gipset", Flag.FlagStatus.INACTIVE);
        var inUse = use("d-1", "Pacemaker", DeviceUseStatementStatus.ACTIVE);
        var removed = use("d-2", "Kateter", DeviceUseStatementStatus.STOPPED);

        assertThat(json(record(active, over, inUse, removed)))
                .contains("Epilepsi", "Pacemaker")
                .doesNotContain("Gipset")
                .doesNotContain("Kateter");
    }

    @Test
    void aPanelTellsWhatItIsMadeUpOfAndTakesItAlong() {
        var panel = measured("o-1", "laboratory", "2026-01-01");
        panel.setCode(new CodeableConcept().setText("Blodtype")).setValue(null);
        panel.addHasMember(new Reference("Observation/o-2"));
        var member = observation("o-2");
        member.setCategory(null);
        member.setCode(new CodeableConcept().setText("ABO"));
        member.setValue(new CodeableConcept().setText("A"));

        assertThat(lines(record(panel, member), "Prøvesvar")).first().isEqualTo("Blodtype; ABO A; 2026-01-01");
        assertThat(json(record(panel, member))).contains("\"text\":\"ABO\"");
    }

    @Test
    void aNoteKeptAsAReportIsNoResult() {
        var note = new DiagnosticReport();
        note.setId("n-1");
        note.setStatus(DiagnosticReportStatus.FINAL);
        note.setSubject(new Reference("Patient/pat-1"));
        note.addCategory().addCoding(new Coding("http://loinc.org", "34117-2", "History and physical note"));
        note.setCode(new CodeableConcept().setText("Innkomstnotat"));

        assertThat(json(record(note))).doesNotContain("Innkomstnotat");
    }

    @Test
    void whoDidSomethingIsNamedWithNumberButDoesNotGoAlong() {
        var doctor = new Practitioner();
        doctor.setId("p-1");
        doctor.addName().setFamily("Legesen").addGiven("Lise");
        doctor.addAddress().setText("Privatveien 1");
        doctor.addIdentifier(
                new Identifier().setSystem("urn:oid:2.16.578.1.12.4.1.4.4").setValue("9999999"));
        var observation = observation("o-1");
        observation.setPerformer(List.of(new Reference("Practitioner/p-1")));

        assertThat(json(record(observation, doctor)))
                .contains("Lise Legesen", "9999999")
                .doesNotContain("Privatveien");
    }

    @Test
    void aPatientIsWrittenForAbroadAndForHome() {
        var document = document(record());

        assertThat(document.getEntry().get(1).getResource().getMeta().getProfile())
                .extracting(profile -> profile.getValue())
                .containsExactly(
                        "http://hl7.org/fhir/uv/ips/StructureDefinition/Patient-uv-ips",
                        "http://hl7.no/fhir/StructureDefinition/no-basis-Patient");
    }

    @Test
    void aLocalNumberGoesOnlyWithWhoeverGaveIt() {
        var record = record();
        record.patient().addIdentifier(local("H-1"));
        record.patient().addIdentifier(local("H-2").setAssigner(new Reference().setDisplay("Legevakten")));

        assertThat(json(record)).contains("\"H-2\"").doesNotContain("\"H-1\"");
    }

    private static Identifier local(String value) {
        return new Identifier()
                .setType(new CodeableConcept(new Coding("urn:oid:2.16.578.1.12.4.1.1.8327", "HNR", "H-nummer")))
                .setSystem("urn:x:local")
                .setValue(value);
    }

    private static Observation measured(String id, String category, String day) {
        var observation = observation(id);
        observation.getCategoryFirstRep().getCodingFirstRep().setCode(category);
        observation.setEffective(new DateTimeType(day));
        return observation;
    }

    private static Flag flag(String id, String name, Flag.FlagStatus status) {
        var flag = new Flag();
        flag.setId(id);
        flag.setStatus(status);
        flag.setCode(new CodeableConcept().setText(name));
        flag.setSubject(new Reference("Patient/pat-1"));
        return flag;
    }

    private static DeviceUseStatement use(String id, String name, DeviceUseStatementStatus status) {
        var device = new Device();
        device.setId("inner");
        device.setType(new CodeableConcept().setText(name));
        var use = new DeviceUseStatement();
        use.setId(id);
        use.setStatus(status);
        use.setSubject(new Reference("Patient/pat-1"));
        use.addContained(device);
        use.setDevice(new Reference("#inner"));
        return use;
    }

    private static List<String> lines(PatientRecord record, String title) {
        return ((Composition) document(record).getEntryFirstRep().getResource())
                .getSection().stream()
                        .filter(section -> section.getTitle().equals(title))
                        .flatMap(section -> section.getText().getDiv().getChildNodes().stream())
                        .flatMap(part -> part.getName().equals("ul")
                                ? part.getChildNodes().stream()
                                : java.util.stream.Stream.of(part))
                        .map(line -> line.allText())
                        .toList();
    }

    private static Bundle document(PatientRecord record) {
        return SummaryComposer.compose(record, cover()).fold(written -> written, refused -> {
            throw new AssertionError(refused.toString());
        });
    }

    private static String json(PatientRecord record) {
        return FHIR.newJsonParser().encodeResourceToString(document(record));
    }
}
