package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody comes to prison: from the first day there is a plan, with a date or without. */
@HubTest
class AnAdmissionTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;

    @BeforeEach
    void somebody() {
        person = SomebodyInPrison.at(port, sandboxPort);
    }

    @Test
    void thePlanCountsBackFromTheDayOfRelease() {
        admitted(person.record().released("2027-01-14").event("admitted", "2026-11-20T08:00:00Z"));
        assertThat(due("HOUSING_REFERRAL")).isLessThan("2027-01-14");
        assertThat(due("LAST_WORKING_DAY")).isEqualTo("2027-01-13");
        assertThat(due("FIRST_NIGHT")).isEqualTo("2027-01-14");
        assertThat(due("DAY_14")).isGreaterThan("2027-01-27");
    }

    @Test
    void onRemandThereIsNoDayAndThePlanCountsFromTheAdmission() {
        admitted(person.record()
                .event("admitted", "2026-11-20T08:00:00Z")
                .replace("SENTENCED", "REMAND")
                .replace("2025-03-01", "2026-11-20")
                .replaceAll("\"release\":\\{[^}]*}", "\"release\":null"));
        assertThat(due("NEEDS_MAPPED")).isGreaterThan("2026-11-20").isLessThan("2026-12-24");
        assertThat(milestone("FIRST_NIGHT")).isEmpty();
    }

    @Test
    void aSecondWordOfTheSameEventChangesNothing() {
        String event = person.record().event("admitted", "2026-11-20T08:00:00Z");
        admitted(event);
        JsonNode before = person.view();
        Hub.Said again = person.hub()
                .as("prison-records")
                .post("/records/events", event, Map.of("Content-Type", "application/cloudevents+json"));
        assertThat(again.json().get("duplicate").asInt()).isEqualTo(1);
        assertThat(person.view()).isEqualTo(before);
    }

    @Test
    void whoeverIsNotOfThePrisonSeesNobody() {
        admitted(person.record().event("admitted", "2026-11-20T08:00:00Z"));
        assertThat(person.hub().as("casemanager2").get(person.path("")).status())
                .isEqualTo(404);
    }

    private void admitted(String event) {
        person.prisonSays(event);
    }

    private String due(String code) {
        return milestone(code)
                .map(milestone -> milestone.get("due").asText())
                .orElseThrow(() -> new AssertionError("no " + code));
    }

    private Optional<JsonNode> milestone(String code) {
        return StreamSupport.stream(person.view().get("milestones").spliterator(), false)
                .filter(milestone -> milestone.get("code").asText().equals(code))
                .findFirst();
    }
}
