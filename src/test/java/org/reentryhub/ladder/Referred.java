package org.reentryhub.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;

/** Somebody from a municipality, handed over to its housing office. */
record Referred(Hub hub, String person, String id) {

    static Referred from(String municipality, String releaseDate, int port) {
        Hub hub = Hub.at(port);
        String number = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        Hub.Said said = hub.as("prison-records")
                .post(
                        "/records/events",
                        Prisoner.named(number)
                                .from(municipality)
                                .released(releaseDate)
                                .event("admitted", "2026-11-20T08:00:00Z"),
                        Map.of("Content-Type", "application/cloudevents+json"));
        assertThat(said.status()).as(said.text()).isEqualTo(202);
        String path = "/api/people/" + number;
        hub.as("casemanager")
                .post(
                        path + "/consents",
                        """
                {"recipientKind":"HOUSING","domains":["HOUSING"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}""");
        String referral = hub.as("casemanager")
                .post(path + "/handovers", "{\"domains\":[\"HOUSING\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();
        return new Referred(hub, number, referral);
    }

    String state() {
        return hub.as("casemanager")
                .get("/api/referrals/" + id)
                .json()
                .at("/deliveries/0/state")
                .asText();
    }

    /** What the prison's staff is asked to do about this referral. */
    String tasks() {
        StringBuilder about = new StringBuilder();
        for (JsonNode task : hub.as("casemanager").get("/api/tasks").json().get("items")) {
            if (task.get("referralId").asText().equals(id)) {
                about.append(task);
            }
        }
        return about.toString();
    }
}
