package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Forged, replayed, late, contradictory and other people's receipts: nothing moves that should not, and a person can see it. */
@HubTest
class BadReceiptsTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;

    @BeforeEach
    void somebody() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
    }

    @Test
    void anothersReferralIsTheSameBytesAsAnUnknownOne() {
        String referral = person.referredToHousing();
        Hub.Said anothers = says("employment", referral, message(referral, 0), "RECEIVED");
        Hub.Said unknown = says("employment", UUID.randomUUID().toString(), message(referral, 0), "RECEIVED");
        assertThat(anothers.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).isEqualTo(anothers.text());
        assertThat(refusals(referral)).containsExactly("nav-0301 RECEIPT 404");
        assertThat(person.hub()
                        .as("operator")
                        .get("/ops/partners")
                        .json()
                        .get("refused")
                        .toString())
                .contains("nav-0301");
    }

    @Test
    void aMessageThatIsNotOfThisReferralIsRefused() {
        String referral = person.referredToHousing();
        SomebodyInPrison other = SomebodyInPrison.at(port, sandboxPort);
        other.prisonSays(other.record().event("admitted", "2026-11-20T08:00:00Z"));
        String elsewhere = other.referredToHousing();
        String foreign = other.referral(elsewhere).at("/versions/0/messageId").asText();
        int receipts = person.referral(referral).get("receipts").size();
        assertThat(housing(referral, foreign, "FAILED").status()).isEqualTo(422);
        assertThat(housing(referral, UUID.randomUUID().toString(), "RECEIVED").status())
                .isEqualTo(422);
        assertThat(person.referral(referral).get("receipts")).hasSize(receipts);
        assertThat(refusals(referral)).containsExactly("housing-0301 RECEIPT 422");
    }

    @Test
    void aMessageThatWasNeverAttemptedCannotHaveBeenReceived() {
        String referral = takenSlowly("2033-03-01");
        person.prisonSays(person.record().released("2033-06-01").event("release-date-changed", "2026-11-21T08:00:00Z"));
        await().atMost(ofSeconds(5))
                .until(() -> person.referral(referral).get("version").asInt() == 2);
        JsonNode second = person.referral(referral).at("/deliveries/1");
        assertThat(second.get("attempts")).isEmpty();
        assertThat(housing(referral, second.get("messageId").asText(), "RECEIVED")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatWasReceivedCannotHaveFailedButTheCaseManagerHearsOfIt() {
        String referral = person.referredToHousing();
        String message = message(referral, 0);
        assertThat(housing(referral, message, "RECEIVED").status()).isEqualTo(202);
        assertThat(housing(referral, message, "FAILED").status()).isEqualTo(409);
        assertThat(housing(referral, message, "FAILED").status()).isEqualTo(409);
        JsonNode view = person.referral(referral);
        assertThat(view.get("state").asText()).isEqualTo("RECEIVED");
        assertThat(view.get("receipts").findValuesAsText("status")).containsExactly("RECEIVED", "FAILED");
        assertThat(view.get("history").findValuesAsText("what")).containsOnlyOnce("RECEIPT_FAILED");
        assertThat(person.alerts()).containsOnlyOnce("FAILED_AT_RECEIVER");
    }

    @Test
    void whatFailedMayStillBeReceivedAndTheFirstWordAgainChangesNothing() {
        String referral = onlyDelivered("2033-01-02");
        String message = message(referral, 0);
        assertThat(housing(referral, message, "FAILED").status()).isEqualTo(202);
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("SENT");
        assertThat(housing(referral, message, "RECEIVED").status()).isEqualTo(202);
        assertThat(housing(referral, message, "FAILED").status()).isEqualTo(202);
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("RECEIVED");
    }

    @Test
    void aLateReceiptForAnOldVersionIsKeptAndDoesNotSpeakForTheNewOne() {
        String referral = onlyDelivered("2033-01-03");
        onlyDelivered(person.record().released("2033-04-03"));
        person.prisonSays(person.record().released("2033-04-03").event("release-date-changed", "2026-11-21T08:00:00Z"));
        person.awaitSent(referral, 2);
        assertThat(housing(referral, message(referral, 0), "RECEIVED").status()).isEqualTo(202);
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("SENT");
        assertThat(housing(referral, message(referral, 1), "RECEIVED").status()).isEqualTo(202);
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("RECEIVED");
    }

    @Test
    void aReceiptForWhatWasTakenBackIsKeptAndBringsNothingBack() {
        String referral = onlyDelivered("2033-01-04");
        person.caseManager().post("/api/referrals/" + referral + "/cancellation", "{\"reason\":\"NO_LONGER_NEEDED\"}");
        assertThat(housing(referral, message(referral, 0), "RECEIVED").status()).isEqualTo(202);
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("CANCEL_REQUESTED");
        person.awaitSent(referral, 2);
        assertThat(person.housingAnswers(referral, 2, "CANCELLATION_CONFIRMED").status())
                .isEqualTo(202);
        assertThat(housing(referral, message(referral, 1), "RECEIVED").status()).isEqualTo(202);
        assertThat(housing(referral, message(referral, 1), "RECEIVED").status()).isEqualTo(202);
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void oneWhoFetchedIsTakenAtItsWordAndRefusedLikeOneWhoWasPushedTo() {
        person.sandbox().post("/__admin/mappings", atHousing("2033-01-05", "{\"status\":503}"));
        person.prisonSays(person.record().released("2033-01-05").event("release-date-changed", "2026-11-21T08:00:00Z"));
        String referral = person.handedOver();
        person.awaitWaiting(referral);
        JsonNode fetched =
                person.hub().as("housing").get("/partner/referrals/" + referral).json();
        String message = fetched.get("messageId").asText();
        assertThat(housing(referral, UUID.randomUUID().toString(), "RECEIVED").status())
                .isEqualTo(422);
        assertThat(person.housingAnswers(referral, 2, "ACCEPTED").status()).isEqualTo(422);
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("SENT");
        assertThat(housing(referral, message, "RECEIVED").status()).isEqualTo(202);
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("RECEIVED");
        assertThat(person.hub()
                        .as("employment")
                        .get("/partner/referrals/" + referral)
                        .status())
                .isEqualTo(404);
        assertThat(person.hub()
                        .as("housing")
                        .get("/partner/referrals?cursor=1-1%27--")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatDoesNotHoldIsRefusedWhole() {
        String referral = person.referredToHousing();
        String message = message(referral, 0);
        Map<String, Integer> bad = Map.of(
                "{'messageId':'" + message + "'}",
                422,
                "{'messageId':'" + message + "','status':'SEEN'}",
                422,
                "{'messageId':'x','status':'RECEIVED'}",
                422,
                "{'messageId':'" + message + "','status':'FAILED','detail':'" + "a".repeat(2_001) + "'}",
                422,
                "{'messageId':'" + message + "','status':'FAILED','detail':'\\u202e'}",
                422,
                "{'messageId':'" + message + "','status':'FAILED','receiptId':'1'}",
                422,
                "{'messageId':'" + message + "','status':'FAILED','status':'RECEIVED'}",
                400,
                "{'messageId':" + "[".repeat(10_000),
                422,
                "[]",
                422,
                "",
                400);
        bad.forEach((body, status) -> assertThat(
                        post("housing", referral, body.replace('\'', '"')).status())
                .as(body.substring(0, Math.min(90, body.length())))
                .isEqualTo(status));
        assertThat(person.referral(referral).get("receipts").findValuesAsText("status"))
                .doesNotContain("FAILED");
        assertThat(refusals(referral))
                .containsExactlyInAnyOrder("housing-0301 RECEIPT 422", "housing-0301 RECEIPT 400");
    }

    /** Handed over, taken, and without a receipt in the answer. */
    private String onlyDelivered(String releaseDate) {
        Prisoner prisoner = person.record().released(releaseDate);
        onlyDelivered(prisoner);
        person.prisonSays(prisoner.event("release-date-changed", "2026-11-20T09:00:00Z"));
        String referral = person.handedOver();
        person.awaitState(referral, "SENT");
        return referral;
    }

    private void onlyDelivered(Prisoner prisoner) {
        person.sandbox().post("/__admin/mappings", atHousing(prisoner.releaseDate(), "{\"status\":200}"));
    }

    private String takenSlowly(String releaseDate) {
        person.sandbox()
                .post("/__admin/mappings", atHousing(releaseDate, "{\"status\":200,\"fixedDelayMilliseconds\":4000}"));
        person.prisonSays(person.record().released(releaseDate).event("release-date-changed", "2026-11-20T09:00:00Z"));
        String referral = person.handedOver();
        await().atMost(ofSeconds(5))
                .until(() -> !person.sentAbout(referral).isEmpty()
                        || !person.referral(referral)
                                .at("/deliveries/0/attempts")
                                .isEmpty());
        return referral;
    }

    private static String atHousing(String releaseDate, String response) {
        return """
                {"priority":1,"request":{"method":"POST","urlPath":"/housing-0301/referrals",
                 "bodyPatterns":[{"matchesJsonPath":{"expression":"$.release.date","equalTo":"%s"}}]},
                 "response":%s}"""
                .formatted(releaseDate, response);
    }

    private String message(String referral, int version) {
        return person.referral(referral)
                .at("/versions/" + version + "/messageId")
                .asText();
    }

    private List<String> refusals(String referral) {
        return java.util.stream.StreamSupport.stream(
                        person.referral(referral).get("refused").spliterator(), false)
                .map(line -> "%s %s %d"
                        .formatted(
                                line.get("partner").asText(),
                                line.get("what").asText(),
                                line.get("status").asInt()))
                .toList();
    }

    private Hub.Said housing(String referral, String message, String status) {
        return says("housing", referral, message, status);
    }

    private Hub.Said says(String receiver, String referral, String message, String status) {
        return post(receiver, referral, "{\"messageId\":\"%s\",\"status\":\"%s\"}".formatted(message, status));
    }

    private Hub.Said post(String receiver, String referral, String body) {
        return person.hub().as(receiver).post("/partner/referrals/" + referral + "/receipts", body);
    }
}
