package org.reentryhub.web.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.PrisonSays;
import org.reentryhub.story.Hub;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an operator is told of a prison's extract: all that was found, and nobody by number. */
@HubTest
class ExtractReportTest {
    private static final String PRISON = "HALDEN";

    @LocalServerPort
    int port;

    private Hub hub;
    private String some;

    @BeforeEach
    void twoAreInPrison() {
        hub = Hub.at(port);
        some = "XR-" + UUID.randomUUID().toString().substring(0, 8);
        tell("", inside("a").at("2026-11-01T10:00:00Z"), inside("b").at("2026-11-01T10:00:00Z"));
    }

    @Test
    void anOperatorSeesWhatWasFoundAtWhichLine() {
        tell(
                "?extract=" + PRISON,
                inside("a").at("2026-11-02T01:00:00Z").because("extract").releasedOn("2027-05-05"),
                inside("c").at("2026-11-02T01:00:00Z").because("extract"),
                inside("d").at("2026-11-02T01:00:00Z").because("extract").with("/data/custody/status", "AWAY"));
        JsonNode report = newest();
        assertThat(report.get("channel").asText()).isEqualTo("http");
        assertThat(report.get("records").asInt()).isEqualTo(3);
        assertThat(report.get("rejected").asInt()).isEqualTo(1);
        assertThat(report.get("finishedAt").isNull()).isFalse();
        assertThat(report.at("/findings/DIFFERED").asInt()).isEqualTo(1);
        assertThat(found(report).filter(line -> !line.startsWith("MISSING_THERE")))
                .containsExactly("DIFFERED 1", "UNKNOWN_HERE 2", "REFUSED 3");
        assertThat(found(report)).contains("MISSING_THERE null");
    }

    @Test
    void whomItDoesNotHaveTheCaseManagerSeesByTheSameAlert() {
        tell("?extract=" + PRISON, inside("a").at("2026-11-02T01:00:00Z").because("extract"));
        JsonNode alert = hub.as("casemanager2")
                .get("/api/people/" + some + "-b")
                .json()
                .get("alerts")
                .get(0);
        assertThat(alert.get("code").asText()).isEqualTo("MISSING_FROM_EXTRACT");
        assertThat(newest().findValuesAsText("alert")).contains(alert.get("id").asText());
    }

    @Test
    void aNumberThatLivesOnInAnotherIsNotMissingAndTheMergeIsNoDifference() {
        String formers = "[\"" + some + "-b\"]";
        PrisonSays joined = inside("a").withJson("/data/formerPersonNumbers", formers);
        tell("", joined.because("merged").at("2026-11-01T12:00:00Z").with("/data/otherPersonNumber", some + "-b"));
        tell("?extract=" + PRISON, joined.because("extract").id(some + "-x").at("2026-11-02T01:00:00Z"));
        assertThat(newest().get("findings").has("DIFFERED")).isFalse();
        assertThat(alerts("a")).isEmpty();
    }

    @Test
    void whoIsReportedMissingAndThenFoundToLiveOnInAnotherIsMissingNoLonger() {
        PrisonSays alone = inside("a").because("extract");
        tell("?extract=" + PRISON, alone.at("2026-11-02T01:00:00Z"));
        assertThat(alerts("b")).containsExactly("MISSING_FROM_EXTRACT");
        tell(
                "?extract=" + PRISON,
                alone.withJson("/data/formerPersonNumbers", "[\"" + some + "-b\"]")
                        .id(some + "-y")
                        .at("2026-11-03T01:00:00Z"));
        assertThat(alerts("a")).isEmpty();
    }

    @Test
    void noPersonIsInIt() {
        tell("?extract=" + PRISON, inside("a").at("2026-11-02T01:00:00Z").because("extract"));
        assertThat(newest().toString()).doesNotContain("XR-").doesNotContain("Kari");
        assertThat(operator("/ops/extracts").text()).doesNotContain("XR-");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(operator("/ops/extracts/" + new UUID(0, 0)).status()).isEqualTo(404);
        assertThat(operator("/ops/extracts/1").status()).isEqualTo(404);
        assertThat(operator("/ops/extracts?page=-1").status()).isEqualTo(400);
        assertThat(hub.as("casemanager2").get("/ops/extracts").status()).isEqualTo(403);
    }

    private List<String> alerts(String who) {
        return hub.as("casemanager2")
                .get("/api/people/" + some + "-" + who)
                .json()
                .get("alerts")
                .findValuesAsText("code");
    }

    private PrisonSays inside(String who) {
        return PrisonSays.of(some + "-" + who).with("/data/custody/prison", PRISON);
    }

    private void tell(String query, PrisonSays... events) {
        String lines = Stream.of(events).map(PrisonSays::json).collect(Collectors.joining("\n"));
        Hub.Said said = hub.as("prison-records")
                .post("/records/events" + query, lines, Map.of("Content-Type", "application/x-ndjson"));
        assertThat(said.status()).as(said.text()).isEqualTo(202);
    }

    private Hub.Said operator(String path) {
        return hub.as("operator").get(path);
    }

    private JsonNode newest() {
        String id = StreamSupport.stream(
                        operator("/ops/extracts").json().get("items").spliterator(), false)
                .filter(extract -> extract.get("prison").asText().equals(PRISON))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        return operator("/ops/extracts/" + id).json();
    }

    private static Stream<String> found(JsonNode report) {
        return StreamSupport.stream(report.at("/differences/items").spliterator(), false)
                .map(difference -> difference.get("finding").asText() + " "
                        + difference.path("line").asText());
    }
}
