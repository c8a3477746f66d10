package org.reentryhub.health.sending;

import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reentryhub.health.answer.Deadline;

/** Clinics who have been asked to take somebody over whose release then moves. */
abstract class WithMovedReleases extends WithClinics {
    static final String LATER = "2027-02-01";

    void moves(String person, String day) {
        moves(person, "09:15", Optional.of(day));
    }

    /** The prison says so at that time, and five minutes pass for the watch over releases. */
    void moves(String person, String time, Optional<String> day) {
        patients.areReleased(person, time, day);
        looksAgain();
    }

    void looksAgain() {
        healthJdbc.sql("update health.delivery set release_read_at = null").update();
    }

    /** Waits until the telling of the last move stands there. */
    JsonNode telling(String transfer, Clinic clinic, String state) {
        await().atMost(ofSeconds(60)).until(() -> hub.recipient(transfer, clinic.id())
                .at("/release/telling/state")
                .asText()
                .equals(state));
        return hub.recipient(transfer, clinic.id()).path("release");
    }

    /** Waits for an attempt to tell with that outcome, and not for the time of the next. */
    void tellsAgainAfter(String outcome, String transfer, Clinic clinic) {
        await().atMost(ofSeconds(60)).until(() -> hub.recipient(transfer, clinic.id())
                .at("/release/telling/attempts")
                .findValuesAsText("outcome")
                .contains(outcome));
        triesAgain(transfer);
    }

    void stands(String transfer, String... alerts) {
        await().atMost(ofSeconds(20)).until(() -> open(transfer).equals(List.of(alerts)));
    }

    List<String> open(String transfer) {
        var open = new ArrayList<String>();
        hub.transfer(transfer).path("alerts").forEach(alert -> {
            if (alert.path("closedAt").isNull()) {
                open.add(alert.path("kind").asText() + " " + alert.path("details"));
            }
        });
        return open;
    }

    String task(String transfer, Clinic clinic) {
        return hub.recipient(transfer, clinic.id()).path("taskId").asText();
    }

    /** Until when who was asked today is to answer. */
    String answerBy(Optional<LocalDate> release) {
        return Deadline.of(LocalDate.now(clock), release).toString();
    }
}
