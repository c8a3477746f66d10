package org.reentryhub.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;

/** What was answered with 202 is there again, whatever was killed in between. */
class AKilledHubTest {
    private static final int EVENTS = 40;
    private static final Map<String, String> CLOUD_EVENT = Map.of("Content-Type", "application/cloudevents+json");

    @Test
    void everyAcknowledgedRecordSurvivesAKilledHubAndThenAKilledDatabase(
            @TempDir(cleanup = CleanupMode.NEVER) Path folder) {
        List<String> acknowledged = new ArrayList<>();
        acknowledged.addAll(acceptAndDie(folder, "KI-K1", HubProcess::kill));
        acknowledged.addAll(acceptAndDie(folder, "KI-K2", HubProcess::killWithDatabase));
        try (HubProcess third = start(folder)) {
            Hub caseManager = third.hub().as("casemanager");
            assertThat(acknowledged).hasSize(2 * EVENTS).allSatisfy(person -> assertThat(
                            caseManager.get("/api/people/" + person).status())
                    .isEqualTo(200));
        }
    }

    @Test
    void whoeverAsksWhileTheDatabaseIsAwayIsToldToComeAgain(@TempDir(cleanup = CleanupMode.NEVER) Path folder) {
        Map<String, String> impatient =
                Map.of("SANDBOX_ENABLED", "false", "SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", "500");
        try (HubProcess process = HubProcess.on(folder, impatient)) {
            process.killDatabase();
            String event = Prisoner.named("KI-K3").event("admitted", "2026-11-20T08:00:00+01:00");
            Hub caseManager = process.hub().as("casemanager");

            assertThat(List.of(
                            process.hub().as("prison-records").post("/records/events", event, CLOUD_EVENT),
                            caseManager.get("/api/people/KI-K3"),
                            caseManager.post("/api/people/KI-K3/handovers", "{\"domains\":[\"HOUSING\"]}")))
                    .allSatisfy(said -> {
                        assertThat(said.status()).as(said.text()).isEqualTo(503);
                        assertThat(said.response().headers().firstValue("Retry-After"))
                                .isPresent();
                    });
        }
    }

    private List<String> acceptAndDie(Path folder, String series, Consumer<HubProcess> death) {
        List<String> acknowledged = new ArrayList<>();
        HubProcess process = start(folder);
        Hub records = process.hub().as("prison-records");
        for (int i = 0; i < EVENTS; i++) {
            String person = series + "-" + i;
            String event = Prisoner.named(person).event("admitted", "2026-11-20T08:00:00+01:00");
            assertThat(records.post("/records/events", event, CLOUD_EVENT).status())
                    .isEqualTo(202);
            acknowledged.add(person);
        }
        death.accept(process);
        return acknowledged;
    }

    private HubProcess start(Path folder) {
        return HubProcess.on(folder, Map.of("SANDBOX_ENABLED", "false"));
    }
}
