package org.reentryhub.health.answer;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.audit.Actor;
import org.reentryhub.health.WithTheHub;
import org.reentryhub.health.summary.Systems;
import org.reentryhub.health.transfer.TaskReport;
import org.reentryhub.health.transfer.TaskState;
import org.reentryhub.partner.Partners;
import org.springframework.beans.factory.annotation.Autowired;

/** Against a real FHIR server in the place of the sandbox's general practitioner. */
class TaskPollTest extends WithTheHub {
    @Autowired
    Partners partners;

    @Autowired
    TaskDesk desk;

    KeepsTasks gp;

    String stub;

    @BeforeEach
    void here() {
        gp = new KeepsTasks(
                partners.find("gp-oslo").orElseThrow().channel().address().toString());
        stub = hub.play(
                """
                {"priority": 1, "request": {"method": "ANY", "urlPathPattern": "/gp-oslo/fhir.*"},
                 "response": {"proxyBaseUrl": "%s", "proxyUrlPrefixToRemove": "/gp-oslo/fhir"}}"""
                        .formatted(gp.base()));
        healthJdbc.sql("delete from health.poll").update();
        healthJdbc.sql("update health.delivery set poll_at = null").update();
    }

    @AfterEach
    void away() {
        hub.unplay(stub);
        gp.close();
    }

    @Test
    void whatHasChangedAtARecipientIsHeardInOneQuestionOverAllItsPages() {
        var first = transferOfNils("TP-1");
        var second = transferOfNils("TP-2");
        gp.changes(task(first), task -> task.setStatus(TaskStatus.RECEIVED));
        gp.changes(task(second), task -> task.setStatus(TaskStatus.RECEIVED));
        asksAgain();
        status(first, "received");
        status(second, "received");

        int byName = gp.askedByName();
        gp.changes(task(first), task -> task.setStatus(TaskStatus.ACCEPTED));
        gp.changes(
                task(second),
                task -> task.setStatus(TaskStatus.REJECTED).getStatusReason().setText("Ikke vår pasient"));
        asksAgain();
        status(first, "accepted");
        status(second, "rejected");

        assertThat(gp.askedByName()).isEqualTo(byName);
        assertThat(hub.recipient(second, "gp-oslo").path("answers").findValuesAsText("reason"))
                .containsExactly("null", "other");
    }

    @Test
    void whereTheServerDoesNotSearchByTimeEachTaskIsAskedForByItsName() {
        gp.knowsNoTime();
        var id = transferOfNils("TP-3");
        gp.changes(task(id), task -> task.setStatus(TaskStatus.ACCEPTED));

        asksAgainByName();

        status(id, "accepted");
        assertThat(gp.askedByTime()).isPositive();
    }

    @Test
    void aTaskThatTheServersClockNeverShowsIsStillAskedForByItsName() {
        gp.findsNothingByTime();
        var id = transferOfNils("TP-4");
        asksAgain();
        gp.changes(task(id), task -> task.setStatus(TaskStatus.ACCEPTED));

        asksAgainByName();

        status(id, "accepted");
    }

    @Test
    void aTaskThatIsNoDeliveryOfThisRecipientIsNotHeard() {
        hub.kari("TP-5");
        var id = hub.starts("TP-5");
        hub.reaches(id, "SENT");
        var clinics = hub.recipient(id, "lar-oslo").path("taskId").asText();
        var stranger = new Task().setStatus(TaskStatus.REJECTED);
        stranger.addIdentifier().setSystem(Systems.TASK).setValue(clinics);
        gp.keeps(stranger);
        gp.changes(task(id), task -> task.setStatus(TaskStatus.ACCEPTED));

        asksAgain();

        status(id, "accepted");
        assertThat(hub.recipient(id, "lar-oslo").path("task").path("status").asText())
                .isNotEqualTo("rejected");
    }

    @Test
    void aSilentRecipientHoldsUpNobody() {
        var silent = hub.play(
                """
                {"priority": 1, "request": {"method": "GET", "urlPath": "/lar-oslo/fhir/Task"},
                 "response": {"status": 200, "fixedDelayMilliseconds": 8000}}""");
        try {
            hub.kari("TP-6");
            var id = hub.starts("TP-6");
            hub.reaches(id, "SENT");
            gp.changes(task(id), task -> task.setStatus(TaskStatus.ACCEPTED));

            asksAgain();

            await().atMost(ofSeconds(7)).untilAsserted(() -> assertThat(now(id)).isEqualTo("accepted"));
        } finally {
            hub.unplay(silent);
        }
    }

    @Test
    void twoHubsThatAskAtOnceHearAnAnswerOnce() {
        var delivery = UUID.fromString(task(transferOfNils("TP-7")));
        var report = new TaskReport("t/2", TaskState.RECEIVED, null, null, null, null);

        var heard = IntStream.range(0, 4)
                .mapToObj(hub -> CompletableFuture.supplyAsync(() -> desk.hear(Actor.HUB, delivery, report)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(heard).containsOnlyOnce(TaskDesk.Heard.NEW).doesNotContain(TaskDesk.Heard.OUT_OF_STEP);
    }

    @Test
    void aSlowerLookThatBringsAnOlderStateIsNoNews() {
        var id = transferOfNils("TP-8");
        var delivery = UUID.fromString(task(id));
        var at = OffsetDateTime.parse("2026-11-22T12:00:00Z");

        desk.hear(Actor.HUB, delivery, new TaskReport("t/3", TaskState.ACCEPTED, null, null, null, at));
        var late = desk.hear(
                Actor.HUB, delivery, new TaskReport("t/2", TaskState.RECEIVED, null, null, null, at.minusSeconds(30)));

        assertThat(late).isEqualTo(TaskDesk.Heard.AGAIN);
        assertThat(hub.transfer(id).path("alerts")).isEmpty();
    }

    @Test
    void anAnswerOutOfStepKeepsTheStateAndTellsTheHealthUnit() {
        var id = transferOfNils("TP-9");
        var delivery = UUID.fromString(task(id));
        desk.hear(Actor.HUB, delivery, new TaskReport("t/2", TaskState.ACCEPTED, null, null, null, null));

        var heard =
                desk.hear(Actor.HUB, delivery, new TaskReport("t/3", TaskState.REJECTED, null, "other", "Nei", null));

        assertThat(heard).isEqualTo(TaskDesk.Heard.OUT_OF_STEP);
        assertThat(now(id)).isEqualTo("accepted");
        assertThat(hub.transfer(id).path("alerts").findValuesAsText("kind")).containsExactly("ANSWER_OUT_OF_STEP");
    }

    @Test
    void aTaskThatMayMeanSomethingElseStaysWhereItWasAndTheHealthUnitIsToldOnce() {
        var id = transferOfNils("TP-11");
        gp.changes(task(id), task -> task.setStatus(TaskStatus.ACCEPTED)
                .addModifierExtension()
                .setUrl("http://example.org/not")
                .setValue(new BooleanType(true)));
        asksAgain();
        await().atMost(ofSeconds(20)).untilAsserted(() -> assertThat(
                        hub.transfer(id).at("/alerts/0/kind").asText())
                .isEqualTo("ANSWER_NOT_UNDERSTOOD"));
        assertThat(now(id)).isEqualTo("requested");

        var alert = hub.transfer(id).at("/alerts/0/alertId").asText();
        hub.as("healthunit").post("/health/alerts/" + alert + "/closing", "");
        for (int round = 1; round <= 2; round++) {
            int earlier = gp.askedByTime();
            asksAgain();
            await().atMost(ofSeconds(20)).until(() -> gp.askedByTime() > earlier);
        }
        assertThat(hub.transfer(id).at("/alerts/0/closedAt").isNull()).isFalse();

        gp.changes(task(id), task -> task.setModifierExtension(null));
        asksAgain();
        status(id, "accepted");
    }

    @Test
    void whoIsAskedLiesSealed() {
        transferOfNils("TP-10");

        await().atMost(ofSeconds(10)).untilAsserted(() -> assertThat(rows()).isNotEmpty());
        assertThat(rows()).noneMatch(row -> row.contains("gp-oslo"));
    }

    private List<String> rows() {
        return healthJdbc
                .sql("select p::text || encode(sealed, 'escape') from health.poll p")
                .query(String.class)
                .list();
    }

    private String task(String transfer) {
        return hub.recipient(transfer, "gp-oslo").path("taskId").asText();
    }

    private String now(String transfer) {
        return hub.recipient(transfer, "gp-oslo").path("task").path("status").asText();
    }

    private void status(String transfer, String status) {
        await().atMost(ofSeconds(20))
                .untilAsserted(() -> assertThat(now(transfer)).isEqualTo(status));
    }

    /** A minute passes for those who are asked for all that has changed. */
    private void asksAgain() {
        healthJdbc.sql("update health.poll set poll_at = 'epoch'").update();
    }

    /** And for those who are asked for single Tasks. */
    private void asksAgainByName() {
        healthJdbc
                .sql("update health.delivery set poll_at = 'epoch' where poll_at is not null")
                .update();
    }
}
