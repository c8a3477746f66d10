package org.reentryhub.process;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.reentryhub.story.Hub;

/** Every tenth line of a file is bad, and the hub is killed over it; {@link BadLinesBenchmark} has the million lines. */
class AFileOfBadLinesTest {
    private static final int LINES = 5_000;

    @Test
    void aHubThatIsKilledOverItGoesOnWhereItWasAndKeepsEveryBadLine(@TempDir(cleanup = CleanupMode.NEVER) Path folder)
            throws Exception {
        BadLines file = BadLines.in(folder, LINES);
        HubProcess first = start(folder);
        file.drop("bad.ndjson");
        await().atMost(ofSeconds(60))
                .pollInterval(java.time.Duration.ofMillis(20))
                .until(() -> quarantined(first) > 0);
        first.kill();
        assertThat(Files.exists(file.inbox().resolve("bad.ndjson"))).isTrue();

        try (HubProcess second = start(folder)) {
            JsonNode report = file.report("bad", 1, ofSeconds(120));
            assertThat(report.get("accepted").asInt()).isEqualTo(file.good());
            assertThat(report.get("rejected").asInt()).isEqualTo(file.bad());
            assertThat(report.get("duplicate").asInt())
                    .as("nothing was read twice")
                    .isZero();
            assertThat(badLines(second))
                    .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, LINES)
                            .filter(BadLines::isBad)
                            .mapToObj(line -> line + " " + BadLines.POINTER)
                            .toList());
            assertThat(known(second, LINES - 1)).isEqualTo(200);
            assertThat(known(second, LINES)).isEqualTo(404);

            file.drop("bad.ndjson");
            JsonNode again = file.report("bad", 2, ofSeconds(120));
            assertThat(again.get("duplicate").asInt()).isEqualTo(file.good());
            assertThat(again.get("accepted").asInt()).isZero();
            assertThat(quarantined(second)).isEqualTo(file.bad());
        }
    }

    private static int known(HubProcess process, long line) {
        return process.hub()
                .as("casemanager")
                .get("/api/people/" + BadLines.person(line))
                .status();
    }

    private static int quarantined(HubProcess process) {
        return quarantine(process, 0).get("total").asInt();
    }

    /** Line number and pointer of everything in quarantine. */
    private static List<String> badLines(HubProcess process) {
        List<String> found = new ArrayList<>();
        int total = quarantined(process);
        for (int page = 0; found.size() < total; page++) {
            for (JsonNode one : quarantine(process, page).get("items")) {
                found.add(one.get("position").asLong() + " "
                        + one.at("/errors/0/pointer").asText());
            }
        }
        return found;
    }

    private static JsonNode quarantine(HubProcess process, int page) {
        Hub.Said said = process.hub().as("operator").get("/ops/quarantine?page=" + page);
        assertThat(said.status()).isEqualTo(200);
        return said.json();
    }

    private static HubProcess start(Path folder) {
        return HubProcess.on(folder, Map.of("SANDBOX_ENABLED", "false"));
    }
}
