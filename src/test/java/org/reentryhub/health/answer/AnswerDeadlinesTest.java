package org.reentryhub.health.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reentryhub.audit.Actor;
import org.reentryhub.health.WithTheHub;
import org.reentryhub.health.transfer.TaskReport;
import org.reentryhub.health.transfer.TaskState;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Autowired;

class AnswerDeadlinesTest extends WithTheHub {
    @Autowired
    TaskDesk desk;

    @Autowired
    AnswerDeadlines deadlines;

    @Test
    void aRecipientWhoDoesNotAnswerInTenWorkingDaysIsAnAlertOnceAndUntilItAnswers() {
        var id = transferOfNils("AD-1");
        await().atMost(ofSeconds(20)).untilAsserted(() -> assertThat(
                        hub.recipient(id, "gp-oslo").path("answerBy").asText())
                .startsWith("2026-12-05T00:00"));

        daysPass(id, 14);
        await().atMost(ofSeconds(20)).untilAsserted(() -> assertThat(open(id)).containsExactly("OVERDUE"));
        assertThat(hub.recipient(id, "gp-oslo").path("overdue").asBoolean()).isTrue();
        deadlines.sweep();
        assertThat(hub.transfer(id).path("alerts")).hasSize(1);

        desk.hear(
                Actor.HUB,
                UUID.fromString(hub.recipient(id, "gp-oslo").path("taskId").asText()),
                new TaskReport("late", TaskState.ACCEPTED, null, null, null, null));
        assertThat(open(id)).isEmpty();
        assertThat(hub.recipient(id, "gp-oslo").path("overdue").asBoolean()).isFalse();
    }

    @Test
    void aClosedAlertOfAClockThatHasRungIsNotRaisedAgain() {
        var id = transferOfNils("AD-2");
        daysPass(id, 14);
        await().atMost(ofSeconds(20)).untilAsserted(() -> assertThat(open(id)).containsExactly("OVERDUE"));

        var alert = hub.transfer(id).path("alerts").path(0).path("alertId").asText();
        hub.as("healthunit").post("/health/alerts/" + alert + "/closing", "");
        daysPass(id, 15);
        deadlines.sweep();

        assertThat(open(id)).isEmpty();
    }

    @Test
    void whoHasOnlyReceivedIsOverdueAndWhoHasAcceptedIsNot() {
        var received = transferOfNils("AD-3");
        var accepted = transferOfNils("AD-4");
        hear(received, TaskState.RECEIVED);
        hear(accepted, TaskState.ACCEPTED);

        daysPass(received, 14);
        daysPass(accepted, 14);

        await().atMost(ofSeconds(20))
                .untilAsserted(() -> assertThat(open(received)).containsExactly("OVERDUE"));
        deadlines.sweep();
        assertThat(open(accepted)).isEmpty();
    }

    @Test
    void theDeadlineFollowsTheReleaseDateAsItMoves() {
        var id = transferOfNils("AD-5");
        releaseMovesTo("AD-5", "2026-11-26");
        daysPass(id, 0);

        await().atMost(ofSeconds(20)).untilAsserted(() -> assertThat(
                        hub.recipient(id, "gp-oslo").path("answerBy").asText())
                .startsWith("2026-11-26T00:00"));
    }

    private void hear(String transfer, TaskState state) {
        desk.hear(
                Actor.HUB,
                UUID.fromString(
                        hub.recipient(transfer, "gp-oslo").path("taskId").asText()),
                new TaskReport("one", state, null, null, null, null));
    }

    private List<String> open(String transfer) {
        var open = new ArrayList<String>();
        hub.transfer(transfer).path("alerts").forEach(alert -> {
            if (alert.path("closedAt").isNull()) {
                open.add(alert.path("kind").asText());
            }
        });
        return open;
    }

    /** The delivery turns out to be older than it is, and its clock to be due for another look. */
    private void daysPass(String transfer, int days) {
        healthJdbc
                .sql(
                        """
                update health.delivery set ended_at = ended_at - make_interval(days => :days), answer_by_read_at = null
                 where transfer_id = :id""")
                .param("days", days)
                .param("id", UUID.fromString(transfer))
                .update();
    }

    private void releaseMovesTo(String person, String day) {
        var event =
                """
                {"specversion":"1.0","id":"%s","source":"/prisons/OSLO","type":"reentryhub.custody.release-date-changed.v1",
                 "time":"2026-11-22T09:15:00+01:00","subject":"%s","datacontenttype":"application/json",
                 "data":{"personNumber":"%s","nationalId":"03828410368","name":{"given":"Kari","family":"Eksempel"},
                  "birthDate":"1984-02-03","gender":"female","language":"nb","interpreter":false,"citizenship":"NO",
                  "addressProtection":"NONE",
                  "custody":{"custodyId":"C-1","status":"IN_CUSTODY","prison":"OSLO","unit":"B2","legalStatus":"SENTENCED",
                   "regime":"LOW_SECURITY","admittedOn":"2025-03-01",
                   "release":{"date":"%s","certainty":"PLANNED","type":"PAROLE","at":"10:00"}},
                  "municipality":{"registered":"0301","beforeCustody":"0301","arrest":null,"intended":"0301"},
                  "healthUnit":{"partnerId":"prison-health-oslo","patient":"pat-2"},"needs":[]}}"""
                        .formatted(UUID.randomUUID(), person, person, day);
        var answer = hub.as("prison-records")
                .with("Content-Type", "application/cloudevents+json")
                .send("POST", "/records/events", event.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var number = new PersonNumber(person);
        await().atMost(ofSeconds(20)).until(() -> people.find(number)
                .flatMap(known -> known.record().releaseDate())
                .filter(date -> date.toString().equals(day))
                .isPresent());
    }
}
