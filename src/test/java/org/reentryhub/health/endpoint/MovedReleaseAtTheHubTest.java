package org.reentryhub.health.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.WithTheHub;
import org.springframework.beans.factory.annotation.Autowired;

/** A release moves, and the recipient looks at its Task at the hub. */
class MovedReleaseAtTheHubTest extends WithTheHub {
    @Autowired
    Clock clock;

    @Test
    void theTaskShowsTheNewDayAsANewVersionAndIsFoundAmongWhatHasChanged() {
        var soon = LocalDate.now(clock).plusDays(3).toString();
        var id = transferOfNils("MR-1");
        var task = task(id);
        var before = read("/fhir/Task/" + task);
        assertThat(read("/fhir/ServiceRequest/" + task)
                        .path("occurrenceDateTime")
                        .asText())
                .isEqualTo("2027-01-14");
        var since = before.at("/meta/lastUpdated").asText();
        assertThat(found(task, since)).isZero();

        isReleased("MR-1", "09:15", Optional.of(soon));
        await().atMost(ofSeconds(20)).until(() -> found(task, since) == 1);

        var after = read("/fhir/Task/" + task);
        assertThat(after.at("/restriction/period/end").asText()).isEqualTo(soon);
        assertThat(after.at("/meta/versionId").asInt())
                .isEqualTo(before.at("/meta/versionId").asInt() + 1);
        assertThat(after.path("status")).isEqualTo(before.path("status"));
        assertThat(read("/fhir/ServiceRequest/" + task)
                        .path("occurrenceDateTime")
                        .asText())
                .isEqualTo(soon);
    }

    @Test
    void whereThereIsNoDayAnyMoreTheRequestHasNoneEither() {
        var task = task(transferOfNils("MR-2"));
        isReleased("MR-2", "09:15", Optional.empty());

        await().atMost(ofSeconds(20))
                .until(() -> !read("/fhir/ServiceRequest/" + task).has("occurrenceDateTime"));
    }

    @Test
    void whoReadTheTaskBeforeTheMoveReadsItAgain() {
        var task = task(transferOfNils("MR-3"));
        isReleased("MR-3", "09:15", Optional.of("2027-02-01"));
        await().atMost(ofSeconds(20))
                .until(() -> read("/fhir/Task/" + task).at("/meta/versionId").asInt() == 2);

        assertThat(accepts(task, "1")).isEqualTo(412);
        assertThat(accepts(task, "2")).isEqualTo(200);
    }

    private int accepts(String task, String version) {
        var body = "{\"resourceType\":\"Task\",\"id\":\"%s\",\"intent\":\"order\",\"status\":\"accepted\"}"
                .formatted(task);
        return hub.as("gp")
                .with("Content-Type", "application/fhir+json")
                .with("If-Match", "W/\"" + version + "\"")
                .send("PUT", "/fhir/Task/" + task, body.getBytes(UTF_8))
                .statusCode();
    }

    private int found(String task, String since) {
        return read("/fhir/Task?identifier=" + task + "&_lastUpdated=gt" + since.replace("+", "%2B"))
                .path("total")
                .asInt();
    }

    private JsonNode read(String path) {
        return hub.read(hub.as("gp").get(path).body());
    }

    private String task(String transfer) {
        return hub.recipient(transfer, "gp-oslo").path("taskId").asText();
    }

    private void isReleased(String person, String time, Optional<String> day) {
        hub.isReleased(person, "03828410368", "1984-02-03", "pat-2", time, day);
        healthJdbc.sql("update health.delivery set release_read_at = null").update();
    }
}
