package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The main job, from the prison's record to the receivers' answers. */
@HubTest
class AHandoverTest {
    private static final Map<String, String> CLOUD_EVENT = Map.of("Content-Type", "application/cloudevents+json");

    @LocalServerPort
    int port;

    private Hub hub;
    private String person;

    @BeforeEach
    void somebodyIsInPrison() {
        hub = Hub.at(port);
        person = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        tell(Prisoner.named(person).event("admitted", "2026-11-20T08:00:00+01:00"));
    }

    @Test
    void nothingLeavesWithoutConsent() {
        Hub.Said refused = handOver("HOUSING", "EMPLOYMENT");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().findValuesAsText("reason")).containsExactly("NO_CONSENT", "NO_CONSENT");
    }

    @Test
    void aReferralReachesHousingAndNavAndTheirReceiptsComeBack() {
        consentTo("HOUSING");
        consentTo("EMPLOYMENT");
        Hub.Said accepted = handOver("HOUSING", "EMPLOYMENT", "HEALTH");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.json().findValuesAsText("state")).containsExactly("QUEUED", "QUEUED", "REQUESTED");
        for (JsonNode item : accepted.json().get("referrals")) {
            if (item.has("referralId")) {
                awaitState(item.get("referralId").asText(), "RECEIVED");
            }
        }
        JsonNode disclosures = caseManager().get(path("/disclosures")).json().get("items");
        assertThat(disclosures)
                .extracting(each -> each.get("kind").asText() + " to "
                        + each.get("recipient").asText())
                .containsExactlyInAnyOrder("REFERRAL to housing-0301", "REFERRAL to nav-0301", "NOTICE to nav-0301");
        assertThat(disclosures.toString()).doesNotContain("CANARY");
    }

    @Test
    void anAnswerMovesTheReferralAndAnImpossibleOneIsKeptAndRefused() {
        String referral = referred();
        assertThat(answer(referral, "a-1", "ACCEPTED").status()).isEqualTo(202);
        assertThat(answer(referral, "a-1", "ACCEPTED").status()).isEqualTo(202);
        awaitState(referral, "ACCEPTED");
        assertThat(answer(referral, "a-2", "FULFILLED").status()).isEqualTo(202);
        assertThat(answer(referral, "a-3", "ACCEPTED").status()).isEqualTo(409);
        JsonNode view = referral(referral);
        assertThat(view.get("state").asText()).isEqualTo("FULFILLED");
        assertThat(view.get("answers").findValuesAsText("answer")).containsExactly("ACCEPTED", "FULFILLED", "ACCEPTED");
        assertThat(view.get("answers").findValuesAsText("flag")).containsExactly("IMPOSSIBLE");
    }

    @Test
    void aMovedDateBecomesANewVersionAtTheReceiver() {
        String referral = referred();
        tell(Prisoner.named(person).released("2027-02-01").event("release-date-changed", "2026-11-21T08:00:00+01:00"));
        await().atMost(ofSeconds(10))
                .until(() -> referral(referral).get("version").asInt() == 2
                        && delivered(referral(referral).get("deliveries"), "UPDATE"));
    }

    @Test
    void aWithdrawnConsentCancelsAtTheReceiverAndListsWhatHadLeft() {
        String consent = consentTo("HOUSING");
        String referral =
                handOver("HOUSING").json().at("/referrals/0/referralId").asText();
        awaitState(referral, "RECEIVED");
        Hub.Said withdrawn = caseManager().post(path("/consents/" + consent + "/withdrawal"), "");
        assertThat(withdrawn.status()).isEqualTo(200);
        assertThat(withdrawn.json().at("/disclosed/0/recipient").asText()).isEqualTo("housing-0301");
        await().atMost(ofSeconds(10)).until(() -> delivered(referral(referral).get("deliveries"), "CANCELLATION"));
        assertThat(answer(referral, "c-1", 2, "CANCELLATION_CONFIRMED").status())
                .isEqualTo(202);
        awaitState(referral, "CANCELLED");
        assertThat(handOver("HOUSING").status()).isEqualTo(422);
    }

    @Test
    void anotherPrisonsPersonIsTheSameBytesAsAnUnknownOne() {
        Hub other = hub.as("casemanager2");
        Hub.Said foreign = other.get("/api/people/" + person);
        Hub.Said unknown = other.get("/api/people/KI-no-such-person");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text()).isEqualTo(unknown.text());
    }

    @Test
    void aReceiverThatFetchesSeesTheSameBytes() {
        String referral = referred();
        assertThat(fetched("housing")).contains(referral);
        assertThat(hub.as("employment").get("/partner/referrals/" + referral).status())
                .isEqualTo(404);
    }

    /** Everything that waits, page after page until there is no more. */
    private Set<String> fetched(String receiver) {
        Set<String> referrals = new HashSet<>();
        JsonNode page = hub.as(receiver).get("/partner/referrals").json();
        while (!page.get("items").isEmpty()) {
            referrals.addAll(page.get("items").findValuesAsText("referralId"));
            page = hub.as(receiver)
                    .get("/partner/referrals?cursor=" + page.get("next").asText())
                    .json();
        }
        return referrals;
    }

    private String referred() {
        consentTo("HOUSING");
        String referral =
                handOver("HOUSING").json().at("/referrals/0/referralId").asText();
        awaitState(referral, "RECEIVED");
        return referral;
    }

    private void tell(String event) {
        Hub.Said said = hub.as("prison-records").post("/records/events", event, CLOUD_EVENT);
        assertThat(said.status()).as(said.text()).isEqualTo(202);
    }

    private String consentTo(String domain) {
        Hub.Said said = caseManager()
                .post(
                        path("/consents"),
                        """
                {"recipientKind":"%s","domains":["%s"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}"""
                                .formatted(domain, domain));
        assertThat(said.status()).as(said.text()).isEqualTo(201);
        return said.json().get("id").asText();
    }

    private Hub.Said handOver(String... domains) {
        return caseManager().post(path("/handovers"), "{\"domains\":[\"" + String.join("\",\"", domains) + "\"]}");
    }

    private Hub.Said answer(String referral, String answerId, String answer) {
        return answer(referral, answerId, 1, answer);
    }

    private Hub.Said answer(String referral, String answerId, int version, String answer) {
        return hub.as("housing")
                .post(
                        "/partner/referrals/" + referral + "/answers",
                        """
                {"answerId":"%s","version":%d,"answer":"%s"}"""
                                .formatted(answerId, version, answer));
    }

    private JsonNode referral(String id) {
        return caseManager().get("/api/referrals/" + id).json();
    }

    private void awaitState(String referral, String state) {
        await().atMost(ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(referral(referral).path("state").asText()).isEqualTo(state));
    }

    private static boolean delivered(JsonNode deliveries, String kind) {
        for (JsonNode delivery : deliveries) {
            if (delivery.get("kind").asText().equals(kind)
                    && delivery.get("state").asText().equals("DELIVERED")) {
                return true;
            }
        }
        return false;
    }

    private Hub caseManager() {
        return hub.as("casemanager");
    }

    private String path(String below) {
        return "/api/people/" + person + below;
    }
}
