package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An address becomes protected: nothing more leaves for who cannot keep it safe, what waits included. */
@HubTest
class AProtectedAddressTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;

    @BeforeEach
    void somebodyIsInPrison() {
        person = SomebodyInPrison.at(port, sandboxPort);
    }

    @Test
    void whatWaitsIsHeldBackAtOnceAndLeavesWhenTheProtectionEnds() {
        person.housingIsDownFor("2033-07-07");
        is("2033-07-07", "NONE", "2026-11-20T08:00:00Z");
        String referral = person.handedOver();
        person.awaitWaiting(referral);
        is("2033-07-07", "CONFIDENTIAL", "2026-11-21T08:00:00Z");
        JsonNode held = person.referral(referral);
        assertThat(held.get("state").asText()).isEqualTo("ON_HOLD");
        assertThat(held.at("/deliveries/0/state").asText()).isEqualTo("STOPPED");
        assertThat(person.alerts()).containsExactly("ADDRESS_PROTECTED");
        int sent = person.sentAbout(referral).size();
        await().during(Duration.ofSeconds(7))
                .atMost(Duration.ofSeconds(12))
                .until(() -> person.sentAbout(referral).size() == sent);
        is("2033-08-08", "NONE", "2026-11-21T09:00:00Z");
        person.awaitSent(referral, 2);
        person.awaitState(referral, "RECEIVED");
        assertThat(person.alerts()).isEmpty();
    }

    @Test
    void aChangeIsNotToldAndTheCaseManagerIs() {
        is("2027-01-14", "NONE", "2026-11-20T08:00:00Z");
        String referral = person.referredToHousing();
        is("2027-03-03", "STRICTLY_CONFIDENTIAL", "2026-11-21T08:00:00Z");
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("ON_HOLD");
        assertThat(person.referral(referral).get("deliveries")).hasSize(1);
        assertThat(person.alerts()).containsExactly("ADDRESS_PROTECTED");
    }

    @Test
    void anAnswerToWhatWasSaidBeforeDoesNotEndTheHold() {
        is("2027-01-14", "NONE", "2026-11-20T08:00:00Z");
        String referral = person.referredToHousing();
        is("2027-03-03", "CONFIDENTIAL", "2026-11-21T08:00:00Z");
        assertThat(person.housingAnswers(referral, 1, "ACCEPTED").status()).isEqualTo(202);
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("ON_HOLD");
        assertThat(readiness()).startsWith("ATTENTION What Oslo kommune, bolig ought to know has been held back");
        is("2027-03-03", "NONE", "2026-11-21T09:00:00Z");
        assertThat(person.awaitSent(referral, 2).at("/release/date").asText()).isEqualTo("2027-03-03");
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("ACCEPTED");
        assertThat(person.alerts()).isEmpty();
    }

    private String readiness() {
        JsonNode housing = person.view().get("readiness").get(0);
        return housing.get("state").asText() + " " + housing.get("why").asText();
    }

    private void is(String date, String protection, String at) {
        person.prisonSays(person.record().released(date).protectedBy(protection).event("details-changed", at));
    }
}
