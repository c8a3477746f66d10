package org.reentryhub.health.watch;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.People;
import org.reentryhub.health.Sandboxed;
import org.reentryhub.health.answer.TaskDesk;
import org.reentryhub.health.transfer.TaskReport;
import org.reentryhub.health.transfer.TaskState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

@HubTest
class ReleaseWatchTest {
    @Autowired
    People people;

    @Autowired
    TaskDesk desk;

    @Autowired
    ReleaseWatch watch;

    @Autowired
    @Qualifier("healthJdbc")
    JdbcClient healthJdbc;

    Sandboxed hub;

    @BeforeEach
    void here(@Value("${local.server.port}") int port, @Value("${sandbox.port}") int sandboxPort) {
        hub = new Sandboxed(port, sandboxPort, people);
    }

    @Test
    void aReleaseThatMovesIsPutBeforeTheHealthUnitOnceForWhoeverWasToldAnotherDay() {
        var id = transferOf("RW-1");
        looksAgain();
        assertThat(open(id)).isEmpty();

        isReleased("RW-1", "09:15", Optional.of("2027-02-01"));
        looksAgain();
        stands(id, "RELEASE_MOVED [\"gp-oslo\",\"2027-02-01\"]");

        var alert = hub.transfer(id).at("/alerts/0/alertId").asText();
        hub.as("healthunit").post("/health/alerts/" + alert + "/closing", "");
        looksAgain();
        assertThat(open(id)).isEmpty();

        isReleased("RW-1", "10:15", Optional.of("2027-03-01"));
        looksAgain();
        stands(id, "RELEASE_MOVED [\"gp-oslo\",\"2027-03-01\"]");
    }

    @Test
    void aReleaseThatIsNoMoreIsPutBeforeTheHealthUnitToo() {
        var id = transferOf("RW-2");
        isReleased("RW-2", "09:15", Optional.empty());
        looksAgain();

        stands(id, "RELEASE_MOVED [\"gp-oslo\"]");
    }

    @Test
    void whoIsDoneWithItsTaskNeedsToKnowNothingMore() {
        var done = transferOf("RW-3");
        hear(done, TaskState.COMPLETED);
        isReleased("RW-3", "09:15", Optional.of("2027-02-01"));
        var moved = transferOf("RW-4");
        isReleased("RW-4", "09:15", Optional.of("2027-02-01"));
        looksAgain();
        stands(moved, "RELEASE_MOVED [\"gp-oslo\",\"2027-02-01\"]");

        assertThat(open(done)).isEmpty();

        hear(moved, TaskState.REJECTED);
        stands(moved, "DECLINED [\"gp-oslo\",\"other\"]");
    }

    private void hear(String transfer, TaskState state) {
        var task = UUID.fromString(
                hub.recipient(transfer, "gp-oslo").path("taskId").asText());
        desk.hear(Actor.HUB, task, new TaskReport(state.code(), state, null, null, null, null).withAReason());
    }

    private List<String> open(String transfer) {
        var open = new ArrayList<String>();
        hub.transfer(transfer).path("alerts").forEach(alert -> {
            if (alert.path("closedAt").isNull()) {
                open.add(alert.path("kind").asText() + " " + alert.path("details"));
            }
        });
        return open;
    }

    private void stands(String transfer, String... alerts) {
        await().atMost(ofSeconds(20))
                .untilAsserted(() -> assertThat(open(transfer)).containsExactly(alerts));
    }

    /** Five minutes pass for the watch over releases. */
    private void looksAgain() {
        healthJdbc.sql("update health.delivery set release_read_at = null").update();
        watch.sweep();
    }

    private void isReleased(String person, String time, Optional<String> day) {
        hub.isReleased(person, "03828410368", "1984-02-03", "pat-2", time, day);
    }

    /** Nils has a general practitioner only. */
    private String transferOf(String person) {
        hub.comesIntoCustody(person, "OSLO", "03828410368", "1984-02-03", "pat-2", "NONE");
        var id = hub.starts(person);
        hub.reaches(id, "SENT");
        return id;
    }
}
