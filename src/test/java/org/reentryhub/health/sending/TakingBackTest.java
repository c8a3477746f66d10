package org.reentryhub.health.sending;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reentryhub.health.sending.Clinic.DOCUMENT;
import static org.reentryhub.health.sending.Clinic.MESSAGE;
import static org.reentryhub.health.sending.Clinic.TRANSACTION;

import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.reentryhub.audit.Actor;
import org.reentryhub.health.Sandboxed;
import org.reentryhub.health.answer.TaskDesk;
import org.reentryhub.health.transfer.TaskReport;
import org.reentryhub.health.transfer.TaskState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Health personnel hold a transfer, let it go on and stop it; against real FHIR servers. */
class TakingBackTest extends WithClinics {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    TaskDesk desk;

    @Test
    void whatTheClinicHasIsCancelledOnceAndTheReasonStaysWithTheHealthUnit() {
        var id = send("TB-1", TRANSACTION);

        assertThat(say(id, "stop", "{\"reason\":\"Ombestemt seg\"}").body()).contains("\"state\":\"STOPPED\"");
        var recipient = takenBack(id, TRANSACTION, "DELIVERED");

        var clinic = TRANSACTION.server();
        assertThat(clinic.task().getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(clinic.task().getStatusReason().getText()).isEqualTo("Henvisningen er trukket tilbake av avsender.");
        assertThat(clinic.task().getMeta().getVersionId()).isEqualTo("2");
        assertThat(clinic.request().getStatus()).isEqualTo(ServiceRequestStatus.REVOKED);
        assertThat(recipient.at("/task/status").asText()).isEqualTo("cancelled");
        assertThat(recipient.path("answers").findValuesAsText("text"))
                .containsExactly("Henvisningen er trukket tilbake av avsender.");
        assertThat(recipient.path("overdue").asBoolean()).isFalse();
        assertThat(hub.transfer(id).at("/decisions/0/reason").asText()).isEqualTo("Ombestemt seg");
        assertThat(say(id, "stop").statusCode()).isEqualTo(409);
    }

    @Test
    void aCancellationWhoseAnswerWasLostIsNotMadeTwice() {
        var id = send("TB-2", TRANSACTION);
        TRANSACTION.server().losesAnswers(1);
        say(id, "stop");
        cancelsAgainAfter("UNKNOWN", id, TRANSACTION);
        var recipient = takenBack(id, TRANSACTION, "DELIVERED");

        assertThat(recipient.at("/cancellation/attempts").findValuesAsText("outcome"))
                .containsExactly("UNKNOWN", "DELIVERED");
        assertThat(TRANSACTION.server().task().getMeta().getVersionId()).isEqualTo("2");
    }

    @Test
    void aTaskThatMovesJustThenIsLookedAtAgain() {
        var id = send("TB-3", TRANSACTION);
        TRANSACTION.server().movesTasksWhenLookedUp(1);
        say(id, "stop");
        cancelsAgainAfter("NOT_TAKEN", id, TRANSACTION);
        var recipient = takenBack(id, TRANSACTION, "DELIVERED");

        assertThat(recipient.at("/cancellation/attempts").findValuesAsText("outcome"))
                .containsExactly("NOT_TAKEN", "DELIVERED");
        assertThat(TRANSACTION.server().task().getStatus()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void aTaskThatTheClinicIsDoneWithIsLeftAloneAndThatIsTold() {
        var id = send("TB-4", TRANSACTION);
        nobodyAsksForTasks();
        TRANSACTION.server().sets(TaskStatus.ACCEPTED);
        TRANSACTION.server().sets(TaskStatus.COMPLETED);
        say(id, "stop");
        takenBack(id, TRANSACTION, "STOPPED");

        assertThat(TRANSACTION.server().task().getStatus()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(alerts(id)).contains("FINAL_ALREADY");
        assertThat(hub.recipient(id, TRANSACTION.id()).at("/task/status").asText())
                .isEqualTo("completed");
    }

    @Test
    void aTaskThatTheClinicWasDoneWithAtTheHubStaysSoWhenItsServerIsBackAndTheUnitIsTold() {
        var id = send("TB-13", TRANSACTION);
        TRANSACTION.server().isDown(true);
        say(id, "stop");
        var task = UUID.fromString(
                hub.recipient(id, TRANSACTION.id()).path("taskId").asText());
        desk.hear(Actor.HUB, task, new TaskReport("t/2", TaskState.COMPLETED, null, null, null, null));
        TRANSACTION.server().isDown(false);
        takenBack(id, TRANSACTION, "DELIVERED");

        assertThat(hub.recipient(id, TRANSACTION.id()).at("/task/status").asText())
                .isEqualTo("completed");
        assertThat(alerts(id)).contains("FINAL_ALREADY");
    }

    @Test
    void whatMayHaveArrivedWhenItIsStoppedIsTakenBack() {
        TRANSACTION.server().losesAnswers(1);
        var id = start("TB-5", TRANSACTION);
        await().atMost(ofSeconds(180)).until(() -> outcomes(id).contains("UNKNOWN"));
        say(id, "stop");
        takenBack(id, TRANSACTION, "DELIVERED");

        assertThat(TRANSACTION.server().task().getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(hub.recipient(id, TRANSACTION.id()).path("state").asText()).isEqualTo("STOPPED");
    }

    @Test
    void aDocumentAloneIsTakenBackByItsTaskAtTheHubAndTheUnitHasToCall() {
        var id = send("TB-6", DOCUMENT);
        say(id, "stop");
        var recipient = takenBack(id, DOCUMENT, "DELIVERED");

        assertThat(recipient.at("/task/status").asText()).isEqualTo("cancelled");
        assertThat(alerts(id)).containsExactly("NO_TASK_TO_CANCEL");
    }

    @Test
    void aMessageIsTakenBackByAMessage() {
        var id = send("TB-7", MESSAGE);
        say(id, "stop");
        takenBack(id, MESSAGE, "DELIVERED");

        var message = MESSAGE.server().messages().get(1);
        var header = (MessageHeader) message.getEntryFirstRep().getResource();
        assertThat(header.getEventCoding().getCode()).isEqualTo("I14");
        var task = (Task) message.getEntry().get(1).getResource();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(task.getIdentifierFirstRep().getValue())
                .isEqualTo(hub.recipient(id, MESSAGE.id()).path("taskId").asText());
        assertThat(message.toString() + hub.transfer(id)).doesNotContain("Astma");
    }

    @Test
    void aCancellationThatIsRefusedIsPutBeforeTheUnitAndTriedAgainWhenItSaysSo() {
        var id = send("TB-8", MESSAGE);
        MESSAGE.server().replies(ResponseType.FATALERROR);
        say(id, "stop");
        takenBack(id, MESSAGE, "DEAD");
        assertThat(alerts(id)).containsExactly("NOT_TAKEN_BACK");

        assertThat(say(id, "stop").statusCode()).isEqualTo(200);
        takenBack(id, MESSAGE, "DELIVERED");
    }

    @Test
    void whatIsBeingWrittenWhenItIsHeldDoesNotLeaveUntilItGoesOn() {
        patients.isTakenOverBy("TB-9", TRANSACTION.herId());
        var id = hub.starts("TB-9");
        patients.hasCondition("TB-9", "Astma", 3_000);
        await().atMost(ofSeconds(180))
                .until(() -> !hub.transfer(id).at("/recipients/0/attempts/0").isMissingNode());

        assertThat(say(id, "hold", "{\"reason\":\"Ringer først\"}").statusCode())
                .isEqualTo(200);
        await().atMost(ofSeconds(60)).until(() -> outcomes(id).contains("NOT_TAKEN"));
        assertThat(TRANSACTION.server().transactions()).isZero();
        assertThat(hub.transfer(id).path("state").asText()).isEqualTo("HELD");
        assertThat(say(id, "hold").statusCode()).isEqualTo(409);
        assertThat(say(id, "sign-off").statusCode()).isEqualTo(409);

        patients.hasCondition("TB-9", "Astma");
        assertThat(say(id, "resume").statusCode()).isEqualTo(200);
        triesAgain(id);
        hub.reaches(id, "SENT");
        assertThat(TRANSACTION.server().transactions()).isEqualTo(1);
        assertThat(hub.transfer(id).path("decisions").findValuesAsText("to")).containsExactly("HELD", "SENDING");
    }

    @Test
    void whatWaitsWhenItIsStoppedNeverLeaves() {
        patients.isTakenOverBy("TB-10", TRANSACTION.herId());
        var id = hub.starts("TB-10");
        patients.hasCondition("TB-10", "Astma", 3_000);
        await().atMost(ofSeconds(180))
                .until(() -> !hub.transfer(id).at("/recipients/0/attempts/0").isMissingNode());
        say(id, "stop");

        await().atMost(ofSeconds(60)).until(() -> hub.recipient(id, TRANSACTION.id())
                .path("state")
                .asText()
                .equals("STOPPED"));
        assertThat(hub.recipient(id, TRANSACTION.id()).path("cancellation").isNull())
                .isTrue();
        assertThat(TRANSACTION.server().transactions()).isZero();
    }

    @Test
    void wrongWordsAreRefusedAndAnotherPrisonsTransferIsAsUnknownAsOneThatNeverWas() {
        var id = send("TB-11", TRANSACTION);

        assertThat(say(id, "resume").statusCode()).isEqualTo(409);
        assertThat(say(id, "hold").statusCode()).isEqualTo(409);
        assertThat(say(id, "stop", "{\"reason\":\"%s\"}".formatted("x".repeat(501)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(say(id, "stop", "{\"reason\":\"\\u202e\"}").statusCode()).isEqualTo(422);
        var nobodys = say("00000000-0000-4000-8000-000000000000", "stop");
        assertThat(nobodys.statusCode()).isEqualTo(404);
        assertThat(say(transferInHalden("TB-12"), "stop").body()).isEqualTo(nobodys.body());
        assertThat(say("no-id", "stop").body()).isEqualTo(nobodys.body());
    }

    /** The prison asked for it; nobody of its health unit has an account in the sandbox. */
    private String transferInHalden(String person) {
        hub.comesIntoCustody(person, "HALDEN", Sandboxed.KARI, "1990-09-17", "pat-1", "NONE");
        jdbc.sql(
                        """
                insert into hub.health_request (id, person_number, handover_id, requested_by, requested_at)
                values (:id, :person, :handover, 'casemanager', 'epoch')""")
                .param("id", UUID.randomUUID())
                .param("person", person)
                .param("handover", UUID.randomUUID())
                .update();
        return await().atMost(ofSeconds(60))
                .until(
                        () -> healthJdbc
                                .sql("select id::text from health.transfer where prison = 'HALDEN'")
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
