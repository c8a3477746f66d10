package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.reentryhub.person.TestPeople;

/** One person of a story, with everybody who has to do with them: the prison's records, a case manager, the receivers. */
record SomebodyInPrison(Hub hub, Hub sandbox, String number) {
    private static final Map<String, String> CLOUD_EVENT = Map.of("Content-Type", "application/cloudevents+json");

    static SomebodyInPrison at(int port, int sandboxPort) {
        String number = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        return new SomebodyInPrison(Hub.at(port), Hub.at(sandboxPort), number);
    }

    Prisoner record() {
        return Prisoner.named(number).known(TestPeople.nationalId(Math.floorMod(number.hashCode(), 1_000_000)));
    }

    void prisonSays(String event) {
        Hub.Said said = prisonTries(event);
        assertThat(said.status()).as(said.text()).isEqualTo(202);
    }

    Hub.Said prisonTries(String event) {
        return hub.as("prison-records").post("/records/events", event, CLOUD_EVENT);
    }

    String consentsTo(String domain) {
        return caseManager()
                .post(
                        path("/consents"),
                        """
                {"recipientKind":"%s","domains":["%s"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}"""
                                .formatted(domain, domain))
                .json()
                .get("id")
                .asText();
    }

    /** Hands over to the housing office, with consent, and waits until it has come. */
    String referredToHousing() {
        String referral = handedOver();
        awaitState(referral, "RECEIVED");
        return referral;
    }

    String handedOver() {
        consentsTo("HOUSING");
        return caseManager()
                .post(path("/handovers"), "{\"domains\":[\"HOUSING\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();
    }

    Hub.Said housingAnswers(String referral, int version, String answer) {
        return hub.as("housing")
                .post(
                        "/partner/referrals/" + referral + "/answers",
                        "{\"answerId\":\"%s\",\"version\":%d,\"answer\":\"%s\"}"
                                .formatted(UUID.randomUUID(), version, answer));
    }

    /** Lets the housing office fail whatever names this release date. */
    void housingIsDownFor(String releaseDate) {
        sandbox.post(
                "/__admin/mappings",
                """
                {"priority":1,"request":{"method":"POST","urlPath":"/housing-0301/referrals",
                 "bodyPatterns":[{"matchesJsonPath":{"expression":"$.release.date","equalTo":"%s"}}]},
                 "response":{"status":503}}"""
                        .formatted(releaseDate));
    }

    /** Waits until the first attempt has failed, so that the message waits for its next. */
    void awaitWaiting(String referral) {
        await().atMost(ofSeconds(15))
                .until(() ->
                        referral(referral).at("/deliveries/0/state").asText().equals("RETRYING"));
    }

    /** What the partner was sent about a referral, oldest first. */
    List<JsonNode> sentAbout(String referral) {
        JsonNode found = sandbox.post(
                        "/__admin/requests/find",
                        """
                {"method":"POST","urlPathPattern":"/.*/referrals",
                 "bodyPatterns":[{"matchesJsonPath":{"expression":"$.referralId","equalTo":"%s"}}]}"""
                                .formatted(referral))
                .json();
        return StreamSupport.stream(found.get("requests").spliterator(), false)
                .map(request -> json(request.get("body").asText()))
                .sorted(Comparator.comparing(message -> message.get("version").asInt()))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest message about a referral, once it is of that version. */
    JsonNode awaitSent(String referral, int version) {
        await().atMost(ofSeconds(15)).until(() -> sentAbout(referral).stream()
                .anyMatch(message -> message.get("version").asInt() == version));
        List<JsonNode> sent = sentAbout(referral);
        return sent.get(sent.size() - 1);
    }

    JsonNode referral(String id) {
        return caseManager().get("/api/referrals/" + id).json();
    }

    void awaitState(String referral, String state) {
        await().atMost(ofSeconds(15))
                .untilAsserted(() ->
                        assertThat(referral(referral).path("state").asText()).isEqualTo(state));
    }

    JsonNode view() {
        return caseManager().get(path("")).json();
    }

    List<String> alerts() {
        return view().get("alerts").findValuesAsText("code");
    }

    Hub caseManager() {
        return hub.as("casemanager");
    }

    String path(String below) {
        return "/api/people/" + number + below;
    }
}
