package org.reentryhub.web.console.inbox;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.reentryhub.person.TestPeople;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;

/** Somebody who was handed over to the housing office of Oslo, as it lies in its inbox. */
public record Referred(Hub hub, String number, String family, String nationalId, String id) {

    /** Released well ahead, so that an answer may be undone. */
    public static Referred at(int port) {
        return at(port, "2027-01-14", "Øyen");
    }

    public static Referred at(int port, String releaseDate, String family) {
        Hub hub = Hub.at(port);
        String number = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        Referred somebody = new Referred(
                hub, number, family, TestPeople.nationalId(Math.floorMod(number.hashCode(), 1_000_000)), "");
        somebody.says("admitted", "2026-11-20T08:00:00Z", "IN_CUSTODY", releaseDate);
        hub.as("casemanager")
                .post(
                        somebody.path("/consents"),
                        """
                {"recipientKind":"HOUSING","domains":["HOUSING"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}""");
        String referral = hub.as("casemanager")
                .post(somebody.path("/handovers"), "{\"domains\":[\"HOUSING\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();
        Referred referred = new Referred(hub, number, family, somebody.nationalId, referral);
        referred.awaitState("RECEIVED");
        return referred;
    }

    /** What the prison's record says now. */
    public void says(String cause, String time, String status, String releaseDate) {
        String event = new Prisoner(number, nationalId, "OSLO", "0301", releaseDate, "NONE")
                .event(cause, time, status)
                .replace("\"Eksempel\"", "\"" + family + "\"");
        Hub.Said said = hub.as("prison-records")
                .post("/records/events", event, Map.of("Content-Type", "application/cloudevents+json"));
        assertThat(said.status()).as(said.text()).isEqualTo(202);
    }

    public String path(String below) {
        return "/api/people/" + number + below;
    }

    /** The referral as the prison sees it. */
    public JsonNode seen() {
        return hub.as("casemanager").get("/api/referrals/" + id).json();
    }

    public String state() {
        return seen().path("state").asText();
    }

    public void awaitState(String state) {
        await().atMost(ofSeconds(15)).untilAsserted(() -> assertThat(state()).isEqualTo(state));
    }

    public String page() {
        return "/inbox/" + id;
    }
}
