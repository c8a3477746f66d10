package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody goes on leave, and comes back: that is no release. */
@HubTest
class ALeaveTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;

    @BeforeEach
    void onLeave() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
    }

    @Test
    void nothingIsHandedOverAndNobodyIsCalledOut() {
        person.consentsTo("HOUSING");
        leaves();
        assertThat(person.view().get("referrals")).isEmpty();
        assertThat(person.view().get("health").asText()).isEqualTo("NOT_REQUESTED");
        assertThat(person.alerts()).isEmpty();
    }

    @Test
    void thePlanStaysAsItWas() {
        JsonNode before = person.view().get("milestones");
        leaves();
        assertThat(person.view().get("milestones")).isEqualTo(before);
        assertThat(person.view().at("/custody/status").asText()).isEqualTo("ON_LEAVE");
    }

    @Test
    void aReceiverIsToldNothingNeitherWhenTheyGoNorWhenTheyComeBack() {
        String referral = person.referredToHousing();
        leaves();
        person.prisonSays(person.record().event("details-changed", "2026-11-22T08:00:00Z"));
        assertThat(person.referral(referral).get("version").asInt()).isEqualTo(1);
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("RECEIVED");
        assertThat(person.alerts()).isEmpty();
    }

    private void leaves() {
        person.prisonSays(person.record().event("on-leave", "2026-11-21T08:00:00Z", "ON_LEAVE"));
    }
}
