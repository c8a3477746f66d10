package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** After a death nothing leaves but a cancellation that names no reason; and nothing is asked for ever again. */
@HubTest
class ADeathTest {
    private static final String THAT_DAY = "2026-11-21T08:00:00Z";

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;

    @BeforeEach
    void somebodyIsInPrison() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
    }

    @Test
    void theReceiverLearnsThatItIsOverAndNothingOfWhy() {
        String referral = person.referredToHousing();
        dies();
        JsonNode last = person.awaitSent(referral, 2);
        assertThat(last.get("kind").asText()).isEqualTo("CANCELLATION");
        assertThat(last.get("reason").asText()).isEqualTo("NO_LONGER_NEEDED");
        assertThat(last.has("person") || last.has("release") || last.has("housing"))
                .isFalse();
        assertThat(last.toString().toUpperCase(java.util.Locale.ROOT)).doesNotContain("DECEASED", "DIED", "DEATH");
    }

    @Test
    void whatWaitsNeverLeaves() {
        person.housingIsDownFor("2033-04-04");
        person.prisonSays(person.record().released("2033-04-04").event("details-changed", "2026-11-20T09:00:00Z"));
        String referral = person.handedOver();
        person.awaitWaiting(referral);
        dies();
        assertThat(person.referral(referral).at("/deliveries/0/state").asText()).isEqualTo("STOPPED");
        int sent = referrals(referral);
        Awaitility.await()
                .during(Duration.ofSeconds(7))
                .atMost(Duration.ofSeconds(12))
                .until(() -> referrals(referral) == sent);
    }

    @Test
    void nothingIsAskedForAgain() {
        dies();
        person.consentsTo("HOUSING");
        assertThat(person.caseManager()
                        .post(person.path("/handovers"), "{\"domains\":[\"HOUSING\",\"HEALTH\"]}")
                        .status())
                .isEqualTo(409);
        assertThat(person.view().get("milestones")).isEmpty();
        assertThat(person.view().get("alerts")).isEmpty();
    }

    @Test
    void noSummaryOfTheirHealthLeavesEither() {
        dies();
        Hub unit = person.hub().as("healthunit");
        Hub.Said started = unit.post("/health/people/" + person.number() + "/transfers", "");
        String transfer = started.json().get("transferId").asText();
        Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(
                        unit.get("/health/transfers/" + transfer)
                                .json()
                                .get("state")
                                .asText())
                .isEqualTo("STOPPED"));
    }

    @Test
    void whoIsAliveAfterAllHasToBeHandedOverAnewAndThePrisonIsToldSo() {
        dies();
        person.prisonSays(person.record().event("details-changed", "2026-11-21T12:00:00Z"));
        assertThat(person.alerts()).containsExactly("ALIVE_AFTER_ALL");
        person.prisonSays(person.record().event("died", "2026-11-21T13:00:00Z", "DECEASED"));
        assertThat(person.alerts()).isEmpty();
    }

    private int referrals(String referral) {
        return (int) person.sentAbout(referral).stream()
                .filter(message -> message.get("kind").asText().equals("REFERRAL"))
                .count();
    }

    private void dies() {
        person.prisonSays(person.record().event("died", THAT_DAY, "DECEASED"));
    }
}
