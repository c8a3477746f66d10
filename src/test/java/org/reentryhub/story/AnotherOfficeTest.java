package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The record turns out to name another municipality than the one whose office has the open referral. */
@HubTest
class AnotherOfficeTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;
    private String referral;

    @BeforeEach
    void referredInOslo() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
        referral = person.referredToHousing();
        person.prisonSays(person.record().from("5001").event("details-changed", "2026-11-21T08:00:00Z"));
    }

    @Test
    void theHomeIsInNeedOfAttentionAndSaysWhy() {
        assertThat(housing().get("state").asText()).isEqualTo("ATTENTION");
        assertThat(housing().get("why").asText()).contains("Trondheim", "the open referral is with another office");
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("RECEIVED");
    }

    @Test
    void handedOverToTheRightOneItIsOnItsWay() {
        String anew = person.caseManager()
                .post(person.path("/handovers"), "{\"domains\":[\"HOUSING\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();
        person.awaitState(anew, "RECEIVED");
        assertThat(person.referral(anew).get("recipient").asText()).isEqualTo("housing-5001");
        assertThat(housing().get("state").asText()).isEqualTo("WAITING");
    }

    @Test
    void aRecordThatNamesNoOfficeForCertainAccusesNobody() {
        person.prisonSays(person.record().from("9998").event("details-changed", "2026-11-21T09:00:00Z"));
        assertThat(housing().get("state").asText()).isEqualTo("WAITING");
    }

    private JsonNode housing() {
        for (JsonNode readiness : person.view().get("readiness")) {
            if (readiness.get("domain").asText().equals("HOUSING")) {
                return readiness;
            }
        }
        throw new AssertionError("no readiness of the home");
    }
}
