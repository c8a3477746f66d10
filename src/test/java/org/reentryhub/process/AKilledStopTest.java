package org.reentryhub.process;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.reentryhub.story.Prisoner;

/** Health personnel stop a transfer and the hub dies over it: the stop is wholly done or not at all, and said again it is done. */
class AKilledStopTest {
    private static final String PERSON = "KI-S1";
    private static final Map<String, String> NO_STORY = Map.of("SANDBOX_STORY", "false");

    @Test
    void aStopIsDoneWholeOrNotAtAllWhereverTheHubDies(@TempDir(cleanup = CleanupMode.NEVER) Path folder)
            throws SQLException {
        HubProcess first = HubProcess.on(folder, NO_STORY);
        String id = sent(first);
        killedInTheMiddleOfAStop(first, id);

        HubProcess second = HubProcess.on(folder, NO_STORY);
        JsonNode asBefore = transfer(second, id);
        assertThat(asBefore.path("state").asText()).isEqualTo("SENT");
        assertThat(asBefore.path("decisions")).isEmpty();
        assertThat(asBefore.path("recipients")).hasSize(2).allSatisfy(recipient -> assertThat(
                        recipient.path("cancellation").isNull())
                .isTrue());
        assertThat(stop(second, id)).isEqualTo(200);
        second.kill();
        theDeadHubsLeasesRunOut(second);

        try (HubProcess third = HubProcess.on(folder, NO_STORY)) {
            JsonNode stopped = transfer(third, id);
            assertThat(stopped.path("state").asText()).isEqualTo("STOPPED");
            assertThat(stopped.path("decisions")).hasSize(1);
            await().atMost(ofSeconds(120))
                    .untilAsserted(() -> assertThat(transfer(third, id).path("recipients"))
                            .hasSize(2)
                            .allSatisfy(recipient -> assertThat(
                                            recipient.at("/cancellation/state").asText())
                                    .isIn("DELIVERED", "STOPPED")));
        }
    }

    /** Both of Kari's clinics have it. */
    private static String sent(HubProcess process) {
        String event = Prisoner.named(PERSON).event("admitted", "2026-11-20T08:00:00+01:00");
        Map<String, String> cloudEvent = Map.of("Content-Type", "application/cloudevents+json");
        assertThat(process.hub()
                        .as("prison-records")
                        .post("/records/events", event, cloudEvent)
                        .status())
                .isEqualTo(202);
        String path = "/health/people/" + PERSON + "/transfers";
        String id = await().atMost(ofSeconds(60))
                .until(() -> process.hub().as("healthunit").post(path, "{}"), said -> said.status() == 202)
                .json()
                .path("transferId")
                .asText();
        await().atMost(ofSeconds(240))
                .until(() -> transfer(process, id).path("state").asText().equals("SENT"));
        return id;
    }

    /** The transfer is stopped already when the hub dies, and what was decided is not yet written down. */
    private static void killedInTheMiddleOfAStop(HubProcess process, String id) throws SQLException {
        try (Connection owner = process.database();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table health.decision in share row exclusive mode");
            CompletableFuture<Integer> cutShort = CompletableFuture.supplyAsync(() -> stop(process, id));
            await().atMost(ofSeconds(60)).until(() -> waitForDecisions(statement));
            process.kill();
            owner.rollback();
            assertThat(cutShort)
                    .failsWithin(ofSeconds(60))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(UncheckedIOException.class);
        }
    }

    /** It had begun to take back, maybe; nobody waits for a lease here. */
    private static void theDeadHubsLeasesRunOut(HubProcess process) throws SQLException {
        try (Connection owner = process.database();
                Statement statement = owner.createStatement()) {
            statement.execute("update health.delivery set lease_until = created_at where lease is not null");
        }
    }

    private static boolean waitForDecisions(Statement statement) throws SQLException {
        try (var found = statement.executeQuery(
                "select count(*) from pg_locks where not granted and relation = 'health.decision'::regclass")) {
            return found.next() && found.getInt(1) > 0;
        }
    }

    private static int stop(HubProcess process, String id) {
        return process.hub()
                .as("healthunit")
                .post("/health/transfers/" + id + "/stop", "{\"reason\":\"Ombestemt seg\"}")
                .status();
    }

    private static JsonNode transfer(HubProcess process, String id) {
        return process.hub().as("healthunit").get("/health/transfers/" + id).json();
    }
}
