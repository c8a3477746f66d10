package org.reentryhub.health.sending;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reentryhub.health.sending.Clinic.TRANSACTION;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A release moves after a clinic was asked: it is told at its own, real, FHIR server. */
class ToldOfTheMoveTest extends WithMovedReleases {

    @Test
    void theClinicIsToldTheNewDayAndTheUnitNeedNotCall() {
        var soon = LocalDate.now(clock).plusDays(3);
        var id = send("TM-1", TRANSACTION);
        assertThat(occurrence()).isEqualTo("2027-01-14");
        assertThat(answerBy()).isEqualTo(answerBy(Optional.empty()));

        moves("TM-1", soon.toString());
        var release = telling(id, TRANSACTION, "DELIVERED");

        assertThat(occurrence()).isEqualTo(soon.toString());
        assertThat(answerBy()).isEqualTo(soon.toString());
        assertThat(TRANSACTION.server().request().getStatus()).isEqualTo(ServiceRequestStatus.ACTIVE);
        assertThat(release.path("told").asText()).isEqualTo(soon.toString());
        assertThat(alerts(id)).containsExactly("RELEASE_MOVED");
        assertThat(open(id)).isEmpty();
    }

    @Test
    void whereThereIsNoDayAnyMoreTheRequestHasNoneEither() {
        var id = send("TM-2", TRANSACTION);
        moves("TM-2", "09:15", Optional.of(LocalDate.now(clock).plusDays(3).toString()));
        telling(id, TRANSACTION, "DELIVERED");

        moves("TM-2", "09:30", Optional.empty());
        await().atMost(ofSeconds(60))
                .until(() -> !TRANSACTION.server().request().hasOccurrence());

        await().atMost(ofSeconds(20))
                .until(() ->
                        hub.recipient(id, TRANSACTION.id()).at("/release/told").isNull());
        assertThat(answerBy()).isEqualTo(answerBy(Optional.empty()));
        assertThat(open(id)).isEmpty();
    }

    @Test
    void whatTheClinicChangesJustThenIsLookedAtAgainAndSurvives() {
        var id = send("TM-3", TRANSACTION);
        nobodyAsksForTasks();
        TRANSACTION.server().movesTasksWhenLookedUp(1, task -> task.setStatus(TaskStatus.RECEIVED)
                .setOwner(new Reference().setDisplay("Lege Lie"))
                .addNote(new Annotation().setText("Ringer i morgen")));
        moves("TM-3", LATER);
        tellsAgainAfter("NOT_TAKEN", id, TRANSACTION);
        var release = telling(id, TRANSACTION, "DELIVERED");

        assertThat(release.at("/telling/attempts").findValuesAsText("outcome"))
                .containsExactly("NOT_TAKEN", "DELIVERED");
        var task = TRANSACTION.server().task();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.RECEIVED);
        assertThat(task.getOwner().getDisplay()).isEqualTo("Lege Lie");
        assertThat(task.getNoteFirstRep().getText()).isEqualTo("Ringer i morgen");
        assertThat(occurrence()).isEqualTo(LATER);
    }

    @Test
    void aClinicThatIsDownIsToldTheLastDayOnlyAndTheUnitKnowsMeanwhile() {
        var id = send("TM-4", TRANSACTION);
        TRANSACTION.server().isDown(true);
        moves("TM-4", LATER);
        tellsAgainAfter("NOT_TAKEN", id, TRANSACTION);
        moves("TM-4", "09:30", Optional.of("2027-03-01"));
        stands(id, "RELEASE_MOVED [\"clinic-transaction\",\"2027-03-01\"]");
        var release = hub.recipient(id, TRANSACTION.id()).path("release");
        assertThat(release.path("told").asText()).isEqualTo("2027-01-14");
        assertThat(release.path("stands").asText()).isEqualTo("2027-03-01");

        TRANSACTION.server().isDown(false);
        triesAgain(id);
        telling(id, TRANSACTION, "DELIVERED");

        assertThat(occurrence()).isEqualTo("2027-03-01");
        assertThat(TRANSACTION.server().request().getMeta().getVersionId()).isEqualTo("2");
        assertThat(open(id)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"COMPLETED", "REJECTED", "CANCELLED"})
    void whatIsOverAtTheClinicIsLeftAsItIs(TaskStatus over) {
        var person = "TM-5" + over.name().charAt(0) + over.name().charAt(1);
        var id = send(person, TRANSACTION);
        nobodyAsksForTasks();
        TRANSACTION.server().sets(over);
        moves(person, LATER);
        telling(id, TRANSACTION, "STOPPED");

        assertThat(occurrence()).isEqualTo("2027-01-14");
        assertThat(TRANSACTION.server().task().getMeta().getVersionId()).isEqualTo("2");
        assertThat(TRANSACTION.server().transactions()).isEqualTo(1);
        assertThat(open(id)).contains("RELEASE_MOVED [\"clinic-transaction\",\"2027-02-01\"]");
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 500})
    void whatArrivedAlthoughItsAnswerWasLostIsNotWrittenTwice(int status) {
        var id = send("TM-6-" + status, TRANSACTION);
        TRANSACTION.server().losesAnswers(1, status);
        moves("TM-6-" + status, LATER);
        tellsAgainAfter("UNKNOWN", id, TRANSACTION);
        var release = telling(id, TRANSACTION, "DELIVERED");

        assertThat(release.at("/telling/attempts").findValuesAsText("outcome")).containsExactly("UNKNOWN", "DELIVERED");
        assertThat(TRANSACTION.server().request().getMeta().getVersionId()).isEqualTo("2");
        assertThat(TRANSACTION.server().task().getMeta().getVersionId()).isEqualTo("2");
        assertThat(TRANSACTION.server().transactions()).isEqualTo(2);
    }

    @Test
    void whoHasBeenToldIsNotToldAgainHoweverOftenItIsLookedAt() {
        var id = send("TM-7", TRANSACTION);
        moves("TM-7", LATER);
        telling(id, TRANSACTION, "DELIVERED");
        for (int round = 1; round <= 3; round++) {
            looksAgain();
            await().atMost(ofSeconds(20)).until(() -> unread(id) == 0);
        }

        assertThat(amendments(id)).isEqualTo(1);
        assertThat(TRANSACTION.server().transactions()).isEqualTo(2);
    }

    @Test
    void whatMovesOnWhileTheClinicIsBeingToldIsToldNext() {
        var id = send("TM-8", TRANSACTION);
        TRANSACTION.server().whenARequestIsLookedUp(() -> {
            moves("TM-8", "09:30", Optional.of("2027-03-01"));
            await().atMost(ofSeconds(4)).until(() -> hub.recipient(id, TRANSACTION.id())
                    .at("/release/stands")
                    .asText()
                    .equals("2027-03-01"));
        });
        moves("TM-8", LATER);
        await().atMost(ofSeconds(60)).until(() -> occurrence().equals("2027-03-01"));
        telling(id, TRANSACTION, "DELIVERED");

        assertThat(amendments(id)).isEqualTo(1);
        assertThat(hub.recipient(id, TRANSACTION.id()).at("/release/told").asText())
                .isEqualTo("2027-03-01");
        assertThat(open(id)).isEmpty();
    }

    @Test
    void whatIsTakenBackIsNotAmendedAnyMore() {
        var id = send("TM-9", TRANSACTION);
        TRANSACTION.server().isDown(true);
        moves("TM-9", LATER);
        tellsAgainAfter("NOT_TAKEN", id, TRANSACTION);
        say(id, "stop");
        TRANSACTION.server().isDown(false);
        triesAgain(id);
        takenBack(id, TRANSACTION, "DELIVERED");
        telling(id, TRANSACTION, "STOPPED");

        assertThat(TRANSACTION.server().task().getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(occurrence()).isEqualTo("2027-01-14");
        assertThat(open(id)).isEmpty();
    }

    private static String occurrence() {
        return TRANSACTION.server().request().getOccurrenceDateTimeType().getValueAsString();
    }

    private static String answerBy() {
        return TRANSACTION
                .server()
                .task()
                .getRestriction()
                .getPeriod()
                .getEndElement()
                .getValueAsString();
    }

    private int unread(String transfer) {
        return count(transfer, "state = 'DELIVERED' and poll_at is not null and release_read_at is null");
    }

    private int amendments(String transfer) {
        return count(transfer, "amends is not null");
    }

    private int count(String transfer, String which) {
        return healthJdbc
                .sql("select count(*) from health.delivery where cast(transfer_id as text) = :transfer and " + which)
                .param("transfer", transfer)
                .query(Integer.class)
                .single();
    }
}
