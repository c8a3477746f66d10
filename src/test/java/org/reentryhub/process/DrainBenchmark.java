package org.reentryhub.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reentryhub.process.HandoverBenchmark.person;
import static org.reentryhub.process.HandoverBenchmark.say;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.reentryhub.story.Prisoner;

/**
 * How long ten thousand messages take that waited for a receiver which was down: {@code mvn -Pbenchmark verify
 * -Dtest=DrainBenchmark}. It asserts that all of them come and none twice, and prints the rest.
 */
@Tag("benchmark")
class DrainBenchmark {
    private static final int WAITING = Integer.getInteger("drain.messages", 10_000);
    private static final Map<String, String> NDJSON = Map.of("Content-Type", "application/x-ndjson");
    private static final String CONSENT =
            "{\"recipientKind\":\"HOUSING\",\"domains\":[\"HOUSING\"],\"givenOn\":\"2026-11-01\",\"evidence\":\"SIGNED_FORM\"}";

    private final Set<String> arrived = new LinkedHashSet<>();
    private volatile boolean up;

    @Test
    void whatWaitedForAReceiverComesWhenItIsBack(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.createContext("/", this::receive);
        receiver.start();
        Map<String, String> environment = Map.of(
                "SANDBOX_ENABLED",
                "false",
                "HUB_PARTNERS",
                directory(folder, receiver.getAddress().getPort()).toUri().toString());
        try (HubProcess process = HubProcess.on(folder, environment)) {
            handOver(process);
            List<String> oldestFirst = waiting(process);
            assertThat(oldestFirst).hasSize(WAITING);

            up = true;
            long back = System.nanoTime();
            await().atMost(Duration.ofMinutes(20)).until(() -> arrivedSoFar().size() == WAITING);
            double seconds = (System.nanoTime() - back) / 1e9;

            say("%d waiting deliveries drained in %.1f s after the receiver was back", WAITING, seconds);
            say("of the oldest tenth, the last came as number %d", lastOf(oldestFirst.subList(0, WAITING / 10)));
        } finally {
            receiver.stop(0);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (!up) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            synchronized (arrived) {
                assertThat(arrived.add(exchange.getRequestHeaders().getFirst("Idempotency-Key")))
                        .isTrue();
            }
            byte[] receipt = "{\"status\":\"RECEIVED\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, receipt.length);
            exchange.getResponseBody().write(receipt);
        }
    }

    private List<String> arrivedSoFar() {
        synchronized (arrived) {
            return List.copyOf(arrived);
        }
    }

    private int lastOf(List<String> messages) {
        List<String> came = arrivedSoFar();
        Set<String> these = Set.copyOf(messages);
        return IntStream.range(0, came.size())
                        .filter(place -> these.contains(came.get(place)))
                        .max()
                        .orElseThrow()
                + 1;
    }

    /** Everything as the directory has it when nothing is said. */
    private static Path directory(Path folder, int port) throws IOException {
        return Files.writeString(
                folder.resolve("partners.yaml"),
                """
                partners:
                  - id: housing-0301
                    name: Oslo kommune, bolig
                    kind: HOUSING
                    identifiers: ["urn:oid:2.16.578.1.12.4.1.4.101|974770482"]
                    serves: {municipalities: ["0301"]}
                    channel: {type: rest, url: "http://localhost:%d/housing-0301"}
                    accepts: {users: ["housing"]}
                """
                        .formatted(port));
    }

    private static void handOver(HubProcess process) throws InterruptedException {
        for (int from = 0; from < WAITING; from += 1_000) {
            String lines = IntStream.range(from, Math.min(WAITING, from + 1_000))
                    .mapToObj(i -> Prisoner.named(person(i))
                            .event("admitted", "2026-11-20T08:00:00+01:00")
                            .replaceAll("\\s*\\R\\s*", ""))
                    .collect(Collectors.joining("\n", "", "\n"));
            assertThat(process.hub()
                            .as("prison-records")
                            .post("/records/events", lines, NDJSON)
                            .status())
                    .isEqualTo(202);
        }
        each(i -> assertThat(process.hub()
                        .as("casemanager")
                        .post("/api/people/" + person(i) + "/consents", CONSENT)
                        .status())
                .isEqualTo(201));
        each(i -> assertThat(process.hub()
                        .as("casemanager")
                        .post("/api/people/" + person(i) + "/handovers", "{\"domains\":[\"HOUSING\"]}")
                        .status())
                .isEqualTo(202));
    }

    private static void each(IntConsumer deed) throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        IntStream.range(0, WAITING).forEach(i -> callers.submit(() -> deed.accept(i)));
        callers.shutdown();
        assertThat(callers.awaitTermination(30, TimeUnit.MINUTES)).isTrue();
    }

    private static List<String> waiting(HubProcess process) throws Exception {
        List<String> messages = new ArrayList<>();
        try (Connection connection = process.database();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery(
                                "select message_id from hub.delivery where state in ('PENDING', 'RETRYING') order by created_at, message_id")) {
            while (rows.next()) {
                messages.add(rows.getString(1));
            }
        }
        return messages;
    }
}
