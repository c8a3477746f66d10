package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.BatonClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody is moved to another prison: the old one keeps the case until the new one accepts it or three days have passed. */
@HubTest
class ATransferTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    JdbcClient jdbc;

    private SomebodyInPrison person;

    @BeforeEach
    void somebodyIsMovedFromOsloToHalden() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
        moves("HALDEN", "transferred", "2026-11-21T08:00:00Z");
    }

    @Test
    void bothSeeThemAndTheOldPrisonHasTheCase() {
        assertThat(oslo()).isEqualTo(200);
        assertThat(halden()).isEqualTo(200);
        assertThat(person.view().at("/transfer/from").asText()).isEqualTo("OSLO");
        assertThat(person.hub()
                        .as("casemanager")
                        .post("/api/people/search", "{\"name\":\"Kari\"}")
                        .json()
                        .get("total")
                        .asInt())
                .isPositive();
        person.consentsTo("HOUSING");
        assertThat(person.view().get("consents")).hasSize(1);
    }

    @Test
    void afterTheNewPrisonHasAcceptedTheOldOneSeesThemNoMore() {
        assertThat(accept("casemanager")).isEqualTo(409);
        assertThat(accept("casemanager2")).isEqualTo(200);
        assertThat(accept("casemanager2")).isEqualTo(200);
        assertThat(oslo()).isEqualTo(404);
        assertThat(halden()).isEqualTo(200);
        assertThat(person.hub().as("casemanager2").get(person.path("")).json().get("alerts"))
                .isEmpty();
    }

    @Test
    void onlyTheNewPrisonIsAskedToAcceptTheCase() {
        assertThat(person.alerts()).isEmpty();
        assertThat(alertsAtHalden()).containsExactly("TRANSFER_TO_ACCEPT");
    }

    @Test
    void whoIsMovedOnBeforeAnybodyAcceptedComesFromThePrisonThatHasTheCase() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
        moves("BERGEN", "transferred", "2026-11-21T08:00:00Z");
        moves("HALDEN", "transferred", "2026-11-21T12:00:00Z");
        JsonNode seen = atHalden();
        assertThat(seen.at("/transfer/from").asText()).isEqualTo("OSLO");
        assertThat(seen.at("/alerts/0/detail").asText()).contains("from OSLO");
        assertThat(accept("casemanager2")).isEqualTo(200);
        assertThat(alertsAtHalden()).isEmpty();
    }

    @Test
    void aCaseThatGoesToAPrisonNobodyKnowsStaysWithTheOldOneUntilTheCodeIsPutRight() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
        moves("NOWHERE", "transferred", "2026-11-21T08:00:00Z");
        threeDaysPass();
        assertThat(oslo()).isEqualTo(200);
        assertThat(person.view().has("transfer")).isTrue();
        moves("HALDEN", "details-changed", "2026-11-21T12:00:00Z");
        assertThat(oslo()).isEqualTo(200);
        assertThat(atHalden().at("/transfer/from").asText()).isEqualTo("OSLO");
        assertThat(alertsAtHalden()).containsExactly("TRANSFER_TO_ACCEPT");
        assertThat(accept("casemanager2")).isEqualTo(200);
        assertThat(oslo()).isEqualTo(404);
    }

    @Test
    void afterThreeDaysTheCaseIsTheNewPrisons() {
        threeDaysPass();
        assertThat(oslo()).isEqualTo(404);
        assertThat(halden()).isEqualTo(200);
    }

    @Test
    void aCaseThatPassedWithoutAWordIsNoLongerAskedForButSaysSo(@Autowired BatonClock clock) {
        threeDaysPass();
        clock.strike();
        assertThat(alertsAtHalden()).containsExactly("TRANSFER_NOT_ACCEPTED");
        assertThat(accept("casemanager2")).isEqualTo(200);
        assertThat(alertsAtHalden()).isEmpty();
    }

    @Test
    void threeDaysAreThreeDays() {
        OffsetDateTime since =
                OffsetDateTime.parse(person.view().at("/transfer/since").asText());
        assertThat(OffsetDateTime.parse(person.view().at("/transfer/until").asText()))
                .isEqualTo(since.plusDays(3));
    }

    @Test
    void whoComesBackBeforeAnybodyAcceptedIsWhereTheCaseAlwaysWas() {
        moves("OSLO", "extract", "2026-11-21T09:00:00Z");
        assertThat(oslo()).isEqualTo(200);
        assertThat(halden()).isEqualTo(404);
        assertThat(person.view().has("transfer")).isFalse();
    }

    private void threeDaysPass() {
        jdbc.sql("update hub.baton set ends_at = ends_at - interval '3 days' where person_number = :person")
                .param("person", person.number())
                .update();
    }

    private JsonNode atHalden() {
        return person.hub().as("casemanager2").get(person.path("")).json();
    }

    private List<String> alertsAtHalden() {
        return atHalden().get("alerts").findValuesAsText("code");
    }

    private void moves(String prison, String cause, String at) {
        String event = person.record().event(cause, at);
        person.prisonSays(event.replace("\"prison\":\"OSLO\"", "\"prison\":\"" + prison + "\""));
    }

    private int accept(String user) {
        return person.hub().as(user).post(person.path("/acceptance"), "").status();
    }

    private int oslo() {
        return person.hub().as("casemanager").get(person.path("")).status();
    }

    private int halden() {
        return person.hub().as("casemanager2").get(person.path("")).status();
    }
}
