package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A release date that moves reaches whoever was told another, with both dates; a move of no weight reaches nobody. */
@HubTest
class AMovedReleaseDateTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private SomebodyInPrison person;

    @BeforeEach
    void here() {
        person = SomebodyInPrison.at(port, sandboxPort);
    }

    @Test
    void theReceiverIsToldTheOldDateAndTheNew() {
        isToBeReleased("2027-01-14", "admitted", "2026-11-20T08:00:00Z");
        String referral = person.referredToHousing();
        isToBeReleased("2027-02-01", "release-date-changed", "2026-11-21T08:00:00Z");
        JsonNode update = person.awaitSent(referral, 2);
        assertThat(update.get("kind").asText()).isEqualTo("UPDATE");
        assertThat(update.get("release"))
                .hasToString("{\"date\":\"2027-02-01\",\"certainty\":\"PLANNED\","
                        + "\"previous\":{\"date\":\"2027-01-14\",\"certainty\":\"PLANNED\"}}");
        assertThat(person.sentAbout(referral).get(0).at("/release/previous").isMissingNode())
                .isTrue();
    }

    @Test
    void aFewDaysFarAwayAreSaidToNobodyUntilTheyAddUp() {
        isToBeReleased("2028-06-01", "admitted", "2026-11-20T08:00:00Z");
        String referral = person.referredToHousing();
        isToBeReleased("2028-06-03", "release-date-changed", "2026-11-21T08:00:00Z");
        isToBeReleased("2028-06-04", "release-date-changed", "2026-11-21T09:00:00Z");
        assertThat(person.referral(referral).get("version").asInt()).isEqualTo(1);
        isToBeReleased("2028-06-06", "release-date-changed", "2026-11-21T10:00:00Z");
        JsonNode update = person.awaitSent(referral, 2);
        assertThat(update.at("/release/previous/date").asText()).isEqualTo("2028-06-01");
        assertThat(update.at("/release/date").asText()).isEqualTo("2028-06-06");
    }

    @Test
    void whatWaitsIsReplacedSoThatNoTwoVersionsAreAlive() {
        person.housingIsDownFor("2033-03-03");
        isToBeReleased("2033-03-03", "admitted", "2026-11-20T08:00:00Z");
        String referral = person.handedOver();
        person.awaitWaiting(referral);
        isToBeReleased("2033-05-05", "release-date-changed", "2026-11-21T08:00:00Z");
        person.awaitSent(referral, 2);
        person.awaitState(referral, "RECEIVED");
        JsonNode deliveries = person.referral(referral).get("deliveries");
        assertThat(deliveries.findValuesAsText("state")).containsExactlyInAnyOrder("STOPPED", "DELIVERED");
    }

    @Test
    void whatWasNeverTakenIsNotWhatTheReceiverWasToldBefore() {
        person.housingIsDownFor("2033-04-04");
        isToBeReleased("2033-03-04", "admitted", "2026-11-20T08:00:00Z");
        String referral = person.referredToHousing();
        isToBeReleased("2033-04-04", "release-date-changed", "2026-11-21T08:00:00Z");
        await().atMost(ofSeconds(15)).until(() -> person.referral(referral)
                .get("deliveries")
                .findValuesAsText("state")
                .contains("RETRYING"));
        isToBeReleased("2033-06-04", "release-date-changed", "2026-11-21T09:00:00Z");
        assertThat(person.awaitSent(referral, 3).at("/release/previous/date").asText())
                .isEqualTo("2033-03-04");
    }

    @Test
    void whoeverIsOutBeforeTheDayIsSaidToBeOut() {
        isToBeReleased("2027-01-15", "admitted", "2026-11-20T08:00:00Z");
        String referral = person.referredToHousing();
        person.prisonSays(person.record().released("2027-01-15").event("released", "2026-11-21T08:00:00Z", "RELEASED"));
        assertThat(person.awaitSent(referral, 2).get("release"))
                .hasToString("{\"date\":\"2026-11-21\",\"certainty\":\"CONFIRMED\","
                        + "\"previous\":{\"date\":\"2027-01-15\",\"certainty\":\"PLANNED\"}}");
    }

    @Test
    void aDateThatFallsAwayIsSaidAndOneThatComesIsTold() {
        isToBeReleased("2027-01-15", "admitted", "2026-11-20T08:00:00Z");
        String referral = person.referredToHousing();
        String event = person.record().event("release-date-changed", "2026-11-21T08:00:00Z");
        person.prisonSays(event.replaceAll("\"release\":\\{[^}]*}", "\"release\":null"));
        assertThat(person.awaitSent(referral, 2).get("release"))
                .hasToString("{\"previous\":{\"date\":\"2027-01-15\",\"certainty\":\"PLANNED\"}}");
        isToBeReleased("2027-03-01", "release-date-changed", "2026-11-21T09:00:00Z");
        assertThat(person.awaitSent(referral, 3).get("release"))
                .hasToString("{\"date\":\"2027-03-01\",\"certainty\":\"PLANNED\"}");
    }

    @Test
    void aDateThatMovesWhileSomebodyHandsOverReachesTheReceiverAllTheSame() throws Exception {
        isToBeReleased("2027-01-14", "admitted", "2026-11-20T08:00:00Z");
        person.consentsTo("HOUSING");
        ExecutorService others = Executors.newFixedThreadPool(2);
        try {
            Future<String> handingOver = transactions.execute(status -> {
                jdbc.sql("select pg_advisory_xact_lock(hashtextextended('referral:' || :person, 0))")
                        .param("person", person.number())
                        .query((row, n) -> 0)
                        .single();
                Future<String> waiting = others.submit(this::handOver);
                awaitWhoWaits(1);
                others.submit(() -> isToBeReleased("2027-02-01", "release-date-changed", "2026-11-21T08:00:00Z"));
                awaitWhoWaits(2);
                return waiting;
            });
            JsonNode update = person.awaitSent(handingOver.get(), 2);
            assertThat(update.at("/release/date").asText()).isEqualTo("2027-02-01");
        } finally {
            others.shutdownNow();
        }
    }

    private String handOver() {
        return person.caseManager()
                .post(person.path("/handovers"), "{\"domains\":[\"HOUSING\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();
    }

    /** Waits until so many sessions of the database wait for a lock. */
    private void awaitWhoWaits(int many) {
        await().atMost(ofSeconds(10))
                .until(() -> jdbc.sql("select count(distinct pid) from pg_locks where not granted")
                                .query(Integer.class)
                                .single()
                        == many);
    }

    private void isToBeReleased(String date, String cause, String at) {
        person.prisonSays(person.record().released(date).event(cause, at));
    }
}
