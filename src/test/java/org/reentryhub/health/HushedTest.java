package org.reentryhub.health;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reentryhub.health.Sandboxed.KARI;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.People;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What goes wrong with clinical content is told to the health unit, and its words to no log. */
@HubTest
class HushedTest {
    private static final String CANARY = "CANARY-CLINICAL";
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @Autowired
    People people;

    private Sandboxed hub;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> played = new ArrayList<>();

    @BeforeEach
    void listen(@Value("${local.server.port}") int port, @Value("${sandbox.port}") int sandboxPort) {
        hub = new Sandboxed(port, sandboxPort, people);
        log.start();
        ROOT.addAppender(log);
    }

    @AfterEach
    void stop() {
        ROOT.detachAppender(log);
        played.forEach(hub::unplay);
    }

    @Test
    void aClinicThatRepeatsWhatItRefusesIsNotQuoted() {
        play(
                """
                {"priority":1,"request":{"method":"POST","urlPathPattern":"/gp-oslo/fhir/?",
                  "bodyPatterns":[{"contains":"%s"}]},
                 "response":{"status":422,"headers":{"Content-Type":"application/fhir+json"},"jsonBody":
                  {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid","diagnostics":"%s"}]}}}"""
                        .formatted(CANARY, CANARY));
        String transfer = of("HU-1", "921", condition("Patient/pat-921"));

        await().atMost(ofSeconds(120)).untilAsserted(() -> assertThat(
                        hub.transfer(transfer).path("recipients").findValuesAsText("state"))
                .containsExactly("DEAD"));
        assertThat(hub.sent("gp-oslo", transfer)).hasSize(1);
        nothingWasLogged();
    }

    @Test
    void anEntryAboutAnotherPatientStopsTheWholeTransfer() {
        String transfer = of("HU-2", "922", condition("Patient/pat-1"));

        assertThat(hub.reaches(transfer, "NEEDS_ATTENTION").path("alerts").findValuesAsText("kind"))
                .contains("DOCUMENT_REFUSED");
        assertThat(hub.sent("gp-oslo", transfer)).isEmpty();
        nothingWasLogged();
    }

    @Test
    void whatCannotBeReadIsNotQuotedEither() {
        String transfer = of("HU-3", "923", "{\"resourceType\":\"" + CANARY + "\",\"code\":\"" + CANARY);

        await().atMost(ofSeconds(60)).untilAsserted(() -> assertThat(
                        hub.transfer(transfer).path("alerts").findValuesAsText("kind"))
                .contains("UNIT_SILENT"));
        nothingWasLogged();
    }

    private void nothingWasLogged() {
        String logged = List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage() + "\n"
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
        assertThat(logged).doesNotContain(CANARY, KARI, "HU-");
    }

    /** A transfer of somebody whom the prison and the unit agree on, and whose problems are what is given. */
    private String of(String person, String patient, String conditions) {
        String id = "pat-" + patient;
        play(
                """
                {"priority":1,"request":{"method":"GET","urlPath":"/prison-health-oslo/fhir/Patient/%s"},
                 "response":{"status":200,"headers":{"Content-Type":"application/fhir+json"},"jsonBody":
                  {"resourceType":"Patient","id":"%s","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1",
                   "value":"%s"}],"name":[{"family":"Eksempel","given":["Kari"]}],"birthDate":"1990-09-17",
                   "generalPractitioner":[{"reference":"Organization/gp-oslo"}]}}}"""
                        .formatted(id, id, KARI));
        play(
                """
                {"priority":1,"request":{"method":"GET","urlPath":"/prison-health-oslo/fhir/Condition",
                  "queryParameters":{"patient":{"matches":".*%s"}}},
                 "response":{"status":200,"headers":{"Content-Type":"application/fhir+json"},"body":"%s"}}"""
                        .formatted(id, conditions.replace("\"", "\\\"")));
        hub.comesIntoCustody(person, "OSLO", KARI, "1990-09-17", id, "NONE");
        return hub.starts(person);
    }

    private static String condition(String subject) {
        return """
                {"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Condition","id":"c-1",\
                "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical",\
                "code":"active"}]},"code":{"text":"%s"},"subject":{"reference":"%s"}}}]}"""
                .formatted(CANARY, subject);
    }

    private void play(String stub) {
        played.add(hub.play(stub));
    }
}
