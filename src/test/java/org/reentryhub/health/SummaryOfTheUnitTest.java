package org.reentryhub.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.PlayedPatient.PAGE;
import static org.reentryhub.health.PlayedPatient.URN;
import static org.reentryhub.health.PlayedPatient.document;
import static org.reentryhub.health.PlayedPatient.patient;
import static org.reentryhub.health.PlayedPatient.statement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.People;
import org.reentryhub.health.sending.RealReceiver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A health unit whose server has the patient's summary ready, and a clinic that takes it: both real servers. */
@HubTest
@DirtiesContext
class SummaryOfTheUnitTest {
    private static final String BORN =
            ",\"birthDate\":\"1990-09-17\",\"name\":[{\"family\":\"Eksempel\",\"given\":[\"Kari\"]}]";
    private static final String CONDITION =
            "{\"resourceType\":\"Condition\",\"id\":\"c\",\"clinicalStatus\":{\"coding\":"
                    + "[{\"system\":\"http://terminology.hl7.org/CodeSystem/condition-clinical\",\"code\":\"active\"}]},"
                    + "\"code\":{\"text\":\"Astma\"},\"subject\":{\"reference\":\"" + URN + "\"}}";

    private static final String PAGE_WITH_PROBLEMS = PAGE.replace(
            "\"subject\"",
            "\"section\":[{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"11450-4\"}]},"
                    + "\"entry\":[{\"reference\":\"Condition/c\"}]}],\"subject\"");

    private static final PlayedUnit UNIT = new PlayedUnit();
    private static final RealReceiver CLINIC = new RealReceiver();

    @Autowired
    People people;

    private Sandboxed hub;

    @DynamicPropertySource
    static void partners(DynamicPropertyRegistry properties) {
        properties.add("hub.partners.source", () -> directory(UNIT.base(), CLINIC.base()));
    }

    /** The packaged directory, but that the health unit and its patients' doctor are somewhere else. */
    static String directory(String unit, String doctor) {
        var sandbox = "http://${sandbox.host:localhost}:${sandbox.port:8089}/";
        try (var packaged = PlayedUnit.class.getResourceAsStream("/partners.yaml")) {
            var rows = new String(Objects.requireNonNull(packaged).readAllBytes(), UTF_8)
                    .replace(sandbox + "prison-health-oslo/fhir", unit)
                    .replace(sandbox + "gp-oslo/fhir", doctor);
            return Files.writeString(Files.createTempFile("partners", ".yaml"), rows)
                    .toUri()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void here(@Value("${local.server.port}") int port, @Value("${sandbox.port}") int sandboxPort) {
        hub = new Sandboxed(port, sandboxPort, people);
        UNIT.says("metadata", statement("{\"name\":\"summary\"}"));
    }

    @AfterAll
    static void end() {
        UNIT.close();
        CLINIC.close();
    }

    @Test
    void theSummaryThatTheUnitHasReadyReachesTheDoctorWhomOnlyItsPatientNames() {
        has("pat-31", document(PAGE_WITH_PROBLEMS, patient("made-up", Sandboxed.KARI, BORN), CONDITION));
        hub.comesIntoCustody("SU-1", "OSLO", Sandboxed.KARI, "1990-09-17", "pat-31", "NONE");

        int before = CLINIC.transactions();
        hub.reaches(hub.starts("SU-1"), "SENT");
        assertThat(CLINIC.transactions()).isEqualTo(before + 1);

        var preview =
                hub.read(hub.as("healthunit").get("/health/people/SU-1/preview").body());
        assertThat(preview.path("recipients").findValuesAsText("partner")).containsExactly("gp-oslo");
        assertThat(preview.path("sections").toString()).contains("Astma");

        assertThat(UNIT.asked()).contains("Patient/pat-31/$summary").noneMatch(what -> what.startsWith("Condition"));
    }

    @Test
    void aSummaryWithSomebodyElseInItStopsTheTransferAndIsSaidToTheUnit() {
        has("pat-32", document(PAGE, patient("pat-32", Sandboxed.KARI, BORN), patient("q", "28919620457", "")));
        hub.comesIntoCustody("SU-2", "OSLO", Sandboxed.KARI, "1990-09-17", "pat-32", "NONE");

        assertThat(hub.as("healthunit").get("/health/people/SU-2/preview").statusCode())
                .isEqualTo(409);
        int before = CLINIC.transactions();
        var transfer = hub.reaches(hub.starts("SU-2"), "NEEDS_ATTENTION");
        assertThat(transfer.path("alerts").findValuesAsText("kind")).containsExactly("DOCUMENT_REFUSED");
        assertThat(transfer.path("alerts").toString()).contains("WRONG_PATIENT");
        assertThat(CLINIC.transactions()).isEqualTo(before);
    }

    private static void has(String id, String document) {
        var own = patient(
                id, Sandboxed.KARI, BORN + ",\"generalPractitioner\":[{\"reference\":\"Organization/gp-oslo\"}]");
        UNIT.says("Patient/" + id, own)
                .says("Patient/" + id + "/$summary", document)
                .says(
                        "Organization/gp-oslo",
                        "{\"resourceType\":\"Organization\",\"id\":\"gp-oslo\",\"identifier\":["
                                + "{\"system\":\"urn:oid:2.16.578.1.12.4.1.2\",\"value\":\"9000102\"}]}");
    }
}
