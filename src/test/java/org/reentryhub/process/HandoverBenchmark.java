package org.reentryhub.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;

/**
 * The figures of the main job, measured from outside a hub on its embedded defaults with the sandbox on. It asserts that
 * nothing failed, and prints how long it took: {@code mvn -Pbenchmark verify}.
 */
@Tag("benchmark")
class HandoverBenchmark {
    private static final int PER_SECOND = 20;
    private static final int WARM_UP = 200;
    private static final int MEASURED = 600;
    private static final Map<String, String> AS_USUAL = Map.of("SANDBOX_STORY", "false", "HUB_HEALTH_WARMUP", "true");
    private static final Map<String, String> CLOUD_EVENT = Map.of("Content-Type", "application/cloudevents+json");

    @Test
    void startsAndHandsOver(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        HubProcess.on(folder, AS_USUAL).close();
        long began = System.nanoTime();
        try (HubProcess process = HubProcess.on(folder, AS_USUAL)) {
            say("start to readiness (java, class path): %.1f s", (System.nanoTime() - began) / 1e9);
            prepare(process.hub(), WARM_UP + MEASURED);
            handOver(process.hub(), IntStream.range(0, WARM_UP).boxed().toList());
            Histogram accepted = handOver(
                    process.hub(),
                    IntStream.range(WARM_UP, WARM_UP + MEASURED).boxed().toList());
            say(
                    "handover 202 at %d per second: p50 %.0f ms, p95 %.0f ms, max %.0f ms",
                    PER_SECOND, ms(accepted, 50), ms(accepted, 95), accepted.getMaxValue() / 1e3);
            Histogram received = untilLastReceipt(process.hub());
            say(
                    "trigger to last partner's receipt: p50 %.0f ms, p95 %.0f ms, max %.0f ms",
                    ms(received, 50), ms(received, 95), received.getMaxValue() / 1e3);
            say("resident: %d MB", residentMegabytes(process.pid()));
        }
    }

    static void prepare(Hub hub, int people) {
        for (int i = 0; i < people; i++) {
            String event = Prisoner.named(person(i)).event("admitted", "2026-11-20T08:00:00+01:00");
            assertThat(hub.as("prison-records")
                            .post("/records/events", event, CLOUD_EVENT)
                            .status())
                    .isEqualTo(202);
            for (String kind : List.of("HOUSING", "EMPLOYMENT")) {
                String consent =
                        """
                        {"recipientKind":"%s","domains":["%s"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}"""
                                .formatted(kind, kind);
                assertThat(hub.as("casemanager")
                                .post("/api/people/" + person(i) + "/consents", consent)
                                .status())
                        .isEqualTo(201);
            }
        }
    }

    /** An open load: each trigger has its own time to start, whatever became of those before it. */
    private static Histogram handOver(Hub hub, List<Integer> people) throws InterruptedException {
        Histogram took = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(1), 3);
        ExecutorService callers = Executors.newFixedThreadPool(32);
        long begin = System.nanoTime();
        for (int i = 0; i < people.size(); i++) {
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
            String path = "/api/people/" + person(people.get(i)) + "/handovers";
            LockSupport.parkNanos(due - System.nanoTime());
            callers.submit(() -> {
                Hub.Said said = hub.as("casemanager").post(path, "{\"domains\":[\"HOUSING\",\"EMPLOYMENT\"]}");
                took.recordValue((System.nanoTime() - due) / 1_000);
                assertThat(said.status()).isEqualTo(202);
            });
        }
        callers.shutdown();
        assertThat(callers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        return took;
    }

    private static Histogram untilLastReceipt(Hub hub) {
        Histogram took = new Histogram(TimeUnit.HOURS.toMicros(1), 3);
        for (int i = WARM_UP; i < WARM_UP + MEASURED; i++) {
            JsonNode person =
                    hub.as("casemanager").get("/api/people/" + person(i)).json();
            long slowest = 0;
            for (JsonNode line : person.get("referrals")) {
                slowest = Math.max(slowest, micros(hub, line.get("referralId").asText()));
            }
            took.recordValue(slowest);
        }
        return took;
    }

    private static long micros(Hub hub, String referralId) {
        JsonNode referral =
                hub.as("casemanager").get("/api/referrals/" + referralId).json();
        OffsetDateTime opened = OffsetDateTime.parse(referral.get("openedAt").asText());
        OffsetDateTime received =
                OffsetDateTime.parse(referral.at("/receipts/0/at").asText());
        return Duration.between(opened, received).toNanos() / 1_000;
    }

    private static long residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024;
    }

    static double ms(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e3;
    }

    static String person(int number) {
        return "KI-B-" + number;
    }

    static void say(String sentence, Object... values) {
        System.out.printf("benchmark: " + sentence + "%n", values);
    }
}
