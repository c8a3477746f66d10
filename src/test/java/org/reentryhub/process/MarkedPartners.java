package org.reentryhub.process;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A health unit whose every clinical field is marked, and receivers that fail in every way a receiver can. They live in this
 * JVM and not in the hub's, whose memory is searched.
 */
final class MarkedPartners implements AutoCloseable {
    private static final String FHIR = "application/fhir+json";
    private static final int HANGS = 20_000;

    /** Each receiver's manner, and its organisation number; a patient of the same name has it as general practitioner. */
    enum Manner {
        TAKES("314001109"),
        HANGS("314001117"),
        ECHOES("314001125"),
        ECHOES_AS_TEXT("314001133"),
        RESETS("314001141"),
        HOLDS("314001168");

        private final String number;

        Manner(String number) {
            this.number = number;
        }

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        String patient() {
            return "pat-" + id();
        }
    }

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().extensions(new Echo()).containerThreads(40));
    private final Marks marks;

    MarkedPartners(Marks marks) {
        this.marks = marks;
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        server.stubFor(get(urlPathMatching("/unit/fhir/[A-Za-z]+"))
                .atPriority(9)
                .willReturn(fhir("{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}")));
        for (Manner manner : Manner.values()) {
            patient(manner.patient(), manner);
            MarkedPatient.wellFormed(manner.patient(), marks)
                    .forEach((kind, json) -> found(kind, manner.patient(), json));
        }
        receiversBehave();
    }

    private void receiversBehave() {
        receives(Manner.TAKES, fhir("{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\"}"));
        receives(Manner.HANGS, aResponse().withStatus(200).withFixedDelay(HANGS));
        receives(Manner.ECHOES, aResponse().withStatus(422).withTransformers(Echo.NAME));
        receives(
                Manner.ECHOES_AS_TEXT,
                aResponse().withStatus(400).withTransformers(Echo.NAME).withTransformerParameter("as", "text"));
        receives(Manner.RESETS, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        receives(Manner.HOLDS, aResponse().withStatus(200).withFixedDelay(HANGS));
    }

    private void receives(Manner manner, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlPathMatching("/" + manner.id() + "/fhir/?")).willReturn(answer));
    }

    /** The receiver that held on takes the next one. */
    void letsGo() {
        server.stubFor(post(urlPathMatching("/holds/fhir/?"))
                .atPriority(1)
                .willReturn(fhir("{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\"}")));
    }

    /** A patient whose receiver is of that manner; nothing else is known of it yet. */
    void patient(String id, Manner receiver) {
        server.stubFor(get(urlPathEqualTo("/unit/fhir/Patient/" + id))
                .willReturn(fhir(
                        """
                {"resourceType":"Patient","id":"%s","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"17899001281"}],
                 "name":[{"family":"Eksempel","given":["Kari"],"text":"%s"}],"birthDate":"1990-09-17",
                 "address":[{"line":["%s"]}],"contact":[{"name":{"family":"%s"}}],"photo":[{"title":"%s"}],
                 "generalPractitioner":[{"identifier":{"system":"urn:oid:2.16.578.1.12.4.1.4.101","value":"%s"}}]}"""
                                .formatted(
                                        id, marks.next(), marks.next(), marks.next(), marks.next(), receiver.number))));
    }

    /** What a search for one kind finds of a patient. */
    void found(String kind, String patient, String resources) {
        answers(
                kind,
                patient,
                fhir("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"resource\":" + resources
                        + "}]}"));
    }

    /** What a search is answered by, whatever that is. */
    void answers(String kind, String patient, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlPathEqualTo("/unit/fhir/" + kind))
                .withQueryParam("patient", com.github.tomakehurst.wiremock.client.WireMock.matching(".*" + patient))
                .willReturn(answer));
    }

    /** The receiver that takes all says no, and why, in the Task at its own server. */
    void declines(String task) {
        MappingBuilder search = get(urlPathEqualTo("/takes/fhir/Task"));
        server.stubFor(search.willReturn(fhir(
                """
                {"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Task","id":"t-1",
                 "meta":{"versionId":"2","lastUpdated":"2030-01-01T00:00:00Z"},
                 "identifier":[{"system":"https://reentryhub.org/fhir/sid/transfer-task","value":"%s"}],"status":"rejected",
                 "statusReason":{"coding":[{"code":"no-capacity"}],"text":"%s"},"intent":"order"}}]}"""
                        .formatted(task, marks.next()))));
    }

    /** How often content has come to a receiver. */
    int arrivals(Manner manner) {
        return server.findAll(postRequestedFor(urlPathMatching("/" + manner.id() + "/fhir/?"))
                        .withRequestBody(containing("document")))
                .size();
    }

    /** The directory that names them all. */
    Path directory(Path folder) throws IOException {
        StringBuilder rows = new StringBuilder("partners:\n");
        rows.append(row("prison-health-oslo", "PRISON_HEALTH", "314001001", "unit", "    transfers: automatic\n"));
        for (Manner manner : List.of(Manner.values())) {
            String user = manner == Manner.TAKES ? "    accepts: {users: [gp]}\n" : "";
            rows.append(row(manner.id(), "HEALTH", manner.number, manner.id(), user));
        }
        return Files.writeString(folder.resolve("partners.yaml"), rows);
    }

    private String row(String id, String kind, String number, String path, String more) {
        return """
                  - id: %s
                    name: Mottaker %s
                    kind: %s
                    identifiers: ["urn:oid:2.16.578.1.12.4.1.4.101|%s"]
                    channel: {type: fhir, url: "http://localhost:%d/%s/fhir", timeout: PT2S}
                """
                        .formatted(id, id, kind, number, server.port(), path)
                + more;
    }

    static ResponseDefinitionBuilder fhir(String json) {
        return aResponse().withStatus(200).withHeader("Content-Type", FHIR).withBody(json);
    }

    @Override
    public void close() {
        server.stop();
    }
}
