package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody serves the rest at home: what there is to prepare is another matter, and no receiver's. */
@HubTest
class ARegimeChangeTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;

    @BeforeEach
    void inPrison() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
    }

    @Test
    void thePlanIsCountedAnewByTheRulesOfTheOtherRegime() {
        JsonNode before = person.view().get("milestones");
        atHome("2026-11-21T08:00:00Z");
        assertThat(person.view().get("milestones")).isNotEqualTo(before);
        assertThat(person.view().at("/custody/regime").asText()).isEqualTo("ELECTRONIC_MONITORING");
    }

    @Test
    void noReceiverIsToldWhereSomebodyServes() {
        String referral = person.referredToHousing();
        atHome("2026-11-21T08:00:00Z");
        assertThat(person.referral(referral).get("version").asInt()).isEqualTo(1);
    }

    @Test
    void backInPrisonThePlanIsWhatItWas() {
        JsonNode before = person.view().get("milestones");
        atHome("2026-11-21T08:00:00Z");
        person.prisonSays(person.record().event("regime-changed", "2026-11-21T09:00:00Z"));
        assertThat(person.view().get("milestones")).isEqualTo(before);
    }

    private void atHome(String at) {
        person.prisonSays(person.record().event("regime-changed", at).replace("LOW_SECURITY", "ELECTRONIC_MONITORING"));
    }
}
