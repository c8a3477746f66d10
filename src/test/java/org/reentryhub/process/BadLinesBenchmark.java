package org.reentryhub.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of a million lines, every tenth of them bad, and the same file again, in a hub of 336 MB:
 * {@code mvn -Pbenchmark verify -Dtest=BadLinesBenchmark}, fewer lines by {@code -Dlines=}.
 */
@Tag("benchmark")
class BadLinesBenchmark {
    private static final int LINES = Integer.getInteger("lines", 1_000_000);
    private static final Duration LONGEST = Duration.ofHours(2);

    @Test
    void nineTenthsAreAppliedAndTheRestIsInQuarantine(@TempDir(cleanup = CleanupMode.NEVER) Path folder)
            throws Exception {
        BadLines file = BadLines.in(folder, LINES);
        try (HubProcess process = HubProcess.on(folder, Map.of("SANDBOX_ENABLED", "false"))) {
            JsonNode report = timed("a file with every tenth line bad", file, 1);
            assertThat(report.get("accepted").asInt()).isEqualTo(file.good());
            assertThat(report.get("rejected").asInt()).isEqualTo(file.bad());
            assertThat(quarantined(process)).isEqualTo(file.bad());
            JsonNode again = timed("the same file again", file, 2);
            assertThat(again.get("duplicate").asInt()).isEqualTo(file.good());
            assertThat(quarantined(process)).isEqualTo(file.bad());
        }
    }

    private static JsonNode timed(String what, BadLines file, int which) throws Exception {
        file.drop("million.ndjson");
        long began = System.nanoTime();
        JsonNode report = file.report("million", which, LONGEST);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("BadLinesBenchmark: %s: %d lines in %.1f s, %.0f/s%n", what, LINES, seconds, LINES / seconds);
        return report;
    }

    private static int quarantined(HubProcess process) {
        return process.hub()
                .as("operator")
                .get("/ops/quarantine")
                .json()
                .get("total")
                .asInt();
    }
}
