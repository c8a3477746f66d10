package org.reentryhub.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.CustodyChange;
import org.reentryhub.custody.PrisonSays;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How fast plans are made, on the real database: {@code mvn -Pbenchmark verify -Dtest=PlansBenchmark}, fewer people by
 * {@code -Dpeople=}. It prints what it measured, and asserts only that everybody was planned.
 */
@HubTest
@Tag("benchmark")
class PlansBenchmark {
    private static final int PEOPLE = Integer.getInteger("people", 100_000);
    private static final int CHUNK = 500;
    private static final int POST = 2_000;

    @Autowired
    Plans plans;

    @Autowired
    PlanRows rows;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Value("${local.server.port}")
    int port;

    @Test
    void chunksOfAnExtractArePlannedFasterThanTheyAreRead() {
        double fresh = perSecond(n -> PlanRecords.changed(null, PlanRecords.prisoner("SCALE-" + n, "2027-01-14")));
        double moved = perSecond(n -> PlanRecords.changed(
                PlanRecords.prisoner("SCALE-" + n, "2027-01-14"), PlanRecords.prisoner("SCALE-" + n, "2027-03-01")));
        double same = perSecond(n -> PlanRecords.changed(
                PlanRecords.prisoner("SCALE-" + n, "2027-03-01"), PlanRecords.prisoner("SCALE-" + n, "2027-03-01")));
        say("new %.0f/s, moved %.0f/s, nothing new %.0f/s", fresh, moved, same);
    }

    @Test
    void everybodyIsPlannedAnewWithinAMinute() throws Exception {
        for (int first = 0; first < PEOPLE; first += POST) {
            bringIn(first, Math.min(PEOPLE, first + POST));
        }
        jdbc.sql("update hub.plan set timetable_digest = 'former' where person_number like 'AGAIN-%'")
                .update();
        Replanning replanning = new Replanning(rows, plans, transactions);
        long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long start = System.nanoTime();
        assertThat(replanning.everybody()).isEqualTo(PEOPLE);
        double seconds = (System.nanoTime() - start) / 1e9;
        double busy = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9;
        replanning.destroy();
        say("%d plans made anew in %.1f s, %.1f s of them work (asked for: 100,000 in 60 s)", PEOPLE, seconds, busy);
    }

    private double perSecond(IntFunction<CustodyChange> change) {
        long spent = 0;
        for (int first = 0; first < PEOPLE; first += CHUNK) {
            List<CustodyChange> chunk =
                    IntStream.range(first, first + CHUNK).mapToObj(change).toList();
            long start = System.nanoTime();
            transactions.executeWithoutResult(status -> plans.changed(chunk));
            spent += System.nanoTime() - start;
        }
        return PEOPLE * 1e9 / spent;
    }

    private void bringIn(int from, int to) throws IOException, InterruptedException {
        List<String> events = new ArrayList<>();
        IntStream.range(from, to)
                .forEach(n -> events.add(
                        PrisonSays.of("AGAIN-" + n).because("extract").json()));
        HttpRequest extract = HttpRequest.newBuilder(URI.create("http://localhost:%d/records/events".formatted(port)))
                .header("Content-Type", "application/x-ndjson")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("prison-records:prison-records".getBytes(UTF_8)))
                .timeout(Duration.ofMinutes(10))
                .POST(BodyPublishers.ofString(events.stream().collect(joining("\n"))))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(extract, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(202);
    }

    private static void say(String what, Object... figures) {
        System.out.println("PlansBenchmark: " + what.formatted(figures));
    }
}
