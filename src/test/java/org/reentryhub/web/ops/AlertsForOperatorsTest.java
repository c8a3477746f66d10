package org.reentryhub.web.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.PrisonSays;
import org.reentryhub.story.Hub;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody is taken in at a prison that nobody knows: no prison's staff can see them, so an operator has to. */
@HubTest
class AlertsForOperatorsTest {
    @LocalServerPort
    int port;

    private Hub hub;
    private String person;
    private String prison;

    @BeforeEach
    void somebodyAtAPrisonThatNobodyKnows() {
        hub = Hub.at(port);
        String some = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        person = "NP-" + some;
        prison = "NOWHERE-" + some;
        String event =
                PrisonSays.of(person).with("/data/custody/prison", prison).json();
        Map<String, String> one = Map.of("Content-Type", "application/cloudevents+json");
        assertThat(hub.as("prison-records").post("/records/events", event, one).status())
                .isEqualTo(202);
    }

    @Test
    void anOperatorSeesWhichPrisonAndNobodysNumber() {
        JsonNode alert = items().stream()
                .filter(each -> each.path("prison").asText().equals(prison))
                .findFirst()
                .orElseThrow();
        assertThat(alert.get("code").asText()).isEqualTo("UNKNOWN_PRISON");
        assertThat(alert.get("raisedAt").asText()).isNotBlank();
        assertThat(alert.get("id").asText()).isNotBlank();
        assertThat(alert).hasSize(4);
        assertThat(operator("").text()).doesNotContain(person);
    }

    @Test
    void whatNoPrisonsStaffCanSeeComesFirst() {
        String gone = PrisonSays.of("NP-" + UUID.randomUUID())
                .with("/data/municipality/intended", "9998")
                .json();
        hub.as("prison-records").post("/records/events", gone, Map.of("Content-Type", "application/cloudevents+json"));
        List<Boolean> seen = items().stream()
                .map(each -> each.path("prison").asText("").startsWith("NOWHERE"))
                .toList();
        assertThat(seen.get(0)).isTrue();
        assertThat(seen).contains(false);
    }

    @Test
    void itIsForOperatorsAloneAndPagesCountFromZero() {
        assertThat(hub.as("casemanager").get("/ops/alerts").status()).isEqualTo(403);
        assertThat(operator("?page=-1").status()).isEqualTo(400);
        assertThat(operator("?page=1").json().get("page").asInt()).isEqualTo(1);
    }

    private Hub.Said operator(String query) {
        return hub.as("operator").get("/ops/alerts" + query);
    }

    private List<JsonNode> items() {
        List<JsonNode> items = new ArrayList<>();
        operator("").json().get("items").forEach(items::add);
        return items;
    }
}
