package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The housing office has a referral and says nothing; days pass by setting its clocks back. */
@HubTest
class ASilentReceiverTest {
    private static final String NOT_OPENED = "OPENED_OVERDUE";

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private SomebodyInPrison person;
    private String referral;

    @BeforeEach
    void theOfficeHasIt() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
        referral = person.referredToHousing();
    }

    @Test
    void itsClocksRunAndItsReceiptIsNoLongerWaitedFor() {
        assertThat(running()).containsExactly("ANSWER", "OPENED");
        assertThat(person.alerts()).isEmpty();
    }

    @Test
    void silenceIsAnAlertThenATaskAndBothAreOverWhenSomebodyOpensIt() {
        String sentence = becomesAnAlert();
        assertThat(sentence).startsWith("Oslo kommune, bolig (HOUSING) has had the referral since 20");
        assertThat(sentence).doesNotContain(person.number(), "Kari", "17899001281");
        assertThat(tasks("casemanager")).isEmpty();
        JsonNode task = becomesATask();
        assertThat(task.get("code").asText()).isEqualTo(NOT_OPENED);
        assertThat(task.get("what").asText()).isEqualTo(sentence);
        assertThat(task.get("owner").asText()).isEqualTo("casemanager");
        person.housingAnswers(referral, 1, "IN_REVIEW");
        assertThat(person.alerts()).isEmpty();
        assertThat(tasks("casemanager")).isEmpty();
        assertThat(running()).containsExactly("ANSWER");
    }

    @Test
    void aCancellationThatIsConfirmedByTelephoneOnlyIsOverWhenTheCaseManagerSaysSo() {
        String path = "/api/referrals/" + referral;
        assertThat(person.caseManager().post(path + "/closing", "").status()).isEqualTo(409);
        person.caseManager().post(path + "/cancellation", "{\"reason\":\"NEED_IS_OVER\"}");
        assertThat(running()).containsExactly("CANCELLATION");
        assertThat(person.caseManager()
                        .post(path + "/closing", "")
                        .json()
                        .get("state")
                        .asText())
                .isEqualTo("CANCELLED");
        assertThat(running()).isEmpty();
        assertThat(person.housingAnswers(referral, 1, "CANCELLATION_CONFIRMED").status())
                .isEqualTo(202);
        assertThat(person.housingAnswers(referral, 1, "CANCELLATION_CONFIRMED").status())
                .isEqualTo(202);
        person.awaitState(referral, "CANCELLED");
        assertThat(person.alerts()).isEmpty();
        assertThat(person.housingAnswers(referral, 1, "ACCEPTED").status()).isEqualTo(409);
        assertThat(person.alerts()).containsExactly("ANSWERED_AFTER_CANCELLATION");
    }

    @Test
    void aTaskIsDoneOnceByThePrisonThatHasTheCase() {
        becomesAnAlert();
        String done = "/api/tasks/" + becomesATask().get("id").asText() + "/done";
        assertThat(person.hub().as("casemanager2").post(done, "").status()).isEqualTo(404);
        assertThat(person.caseManager().post(done, "").json().has("doneAt")).isTrue();
        assertThat(person.caseManager().post(done, "").status()).isEqualTo(200);
        assertThat(tasks("casemanager")).isEmpty();
        assertThat(person.alerts()).containsExactly(NOT_OPENED);
    }

    @Test
    void aTaskFollowsThePersonToAnotherPrison() {
        becomesAnAlert();
        becomesATask();
        assertThat(tasks("casemanager2")).isEmpty();
        person.prisonSays(new Prisoner(
                        person.number(),
                        "17899001281",
                        "HALDEN",
                        "0301",
                        person.record().releaseDate(),
                        "NONE")
                .event("transferred", "2026-11-21T08:00:00Z"));
        assertThat(tasks("casemanager2")).hasSize(1);
        assertThat(tasks("casemanager")).hasSize(1);
        person.hub().as("casemanager2").post(person.path("/acceptance"), "");
        assertThat(tasks("casemanager")).isEmpty();
        assertThat(tasks("casemanager2")).hasSize(1);
    }

    @Test
    void aReleaseThatComesNearMakesTheClocksShorter() {
        String before = due("ANSWER");
        person.prisonSays(person.record()
                .released(HubTest.TODAY.plusDays(1).toString())
                .event("release-date-changed", "2026-11-21T08:00:00Z"));
        assertThat(due("OPENED")).isLessThan(before);
        assertThat(due("ANSWER")).isLessThan(before);
    }

    @Test
    void anUpdateThatNobodyHasAcknowledgedIsWaitedForUntilItsReceipt() {
        person.housingAnswers(referral, 1, "ACCEPTED");
        assertThat(running()).isEmpty();
        person.housingIsDownFor("2034-05-05");
        person.prisonSays(person.record().released("2034-05-05").event("release-date-changed", "2026-11-21T08:00:00Z"));
        assertThat(running()).containsExactly("RECEIPT");
        person.prisonSays(person.record().released("2034-06-06").event("release-date-changed", "2026-11-21T09:00:00Z"));
        await().atMost(ofSeconds(15)).until(() -> running().isEmpty());
    }

    @Test
    void aDeathStopsAllClocks() {
        person.prisonSays(person.record().event("died", "2026-11-21T08:00:00Z", "DECEASED"));
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("CANCEL_REQUESTED");
        assertThat(running()).isEmpty();
    }

    @Test
    void aDeathAlsoStopsTheClockOfWhatWasTakenBackBefore() {
        person.caseManager().post("/api/referrals/" + referral + "/cancellation", "{\"reason\":\"No longer needed\"}");
        assertThat(running()).containsExactly("CANCELLATION");
        person.prisonSays(person.record().event("died", "2026-11-21T08:00:00Z", "DECEASED"));
        assertThat(running()).isEmpty();
    }

    @Test
    void theClocksKnowOfAMoveThatWasTooSmallToTell() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().released("2033-03-01").event("admitted", "2026-11-20T08:00:00Z"));
        referral = person.referredToHousing();
        person.prisonSays(person.record().released("2033-03-03").event("release-date-changed", "2026-11-21T08:00:00Z"));
        assertThat(person.referral(referral).get("version").asInt()).isEqualTo(1);
        assertThat(jdbc.sql(
                                "select distinct release_date::text from hub.expectation where referral_id = cast(:id as uuid)")
                        .param("id", referral)
                        .query(String.class)
                        .list())
                .containsExactly("2033-03-03");
    }

    private String becomesAnAlert() {
        daysPass();
        await().atMost(ofSeconds(12)).until(() -> person.alerts().contains(NOT_OPENED));
        return person.view().at("/alerts/0/detail").asText();
    }

    private JsonNode becomesATask() {
        daysPass();
        await().atMost(ofSeconds(12)).until(() -> !tasks("casemanager").isEmpty());
        return tasks("casemanager").get(0);
    }

    /** Until the next rung, and not as far as the one after it. */
    private void daysPass() {
        jdbc.sql(
                        """
                update hub.expectation set next_at = :now - interval '1 second'
                 where referral_id = cast(:id as uuid) and kind = 'OPENED'""")
                .param("id", referral)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private List<JsonNode> tasks(String user) {
        JsonNode page = person.hub().as(user).get("/api/tasks").json();
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .filter(task -> task.get("personNumber").asText().equals(person.number()))
                .toList();
    }

    private List<String> running() {
        return jdbc.sql("select kind from hub.expectation where referral_id = cast(:id as uuid) order by kind")
                .param("id", referral)
                .query(String.class)
                .list();
    }

    private String due(String kind) {
        return jdbc.sql(
                        "select due_at::text from hub.expectation where referral_id = cast(:id as uuid) and kind = :kind")
                .param("id", referral)
                .param("kind", kind)
                .query(String.class)
                .single();
    }
}
