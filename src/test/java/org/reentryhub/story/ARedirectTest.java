package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A receiver says that it is not the right one, and who is. */
@HubTest
class ARedirectTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;
    private String referral;

    @BeforeEach
    void referred() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
        referral = person.referredToHousing();
    }

    @Test
    void theReferralGoesOnAtTheOneThatWasNamed() {
        redirects("housing-3101");
        JsonNode left = person.referral(referral);
        assertThat(left.get("state").asText()).isEqualTo("REDIRECTED");
        String next = left.get("redirectedTo").asText();
        person.awaitState(next, "RECEIVED");
        JsonNode followed = person.referral(next);
        assertThat(followed.get("recipient").asText()).isEqualTo("housing-3101");
        assertThat(followed.get("redirectedFrom").asText()).isEqualTo(referral);
        assertThat(followed.get("handoverId")).isEqualTo(left.get("handoverId"));
        assertThat(person.sentAbout(next)).hasSize(1);
        assertThat(person.alerts()).doesNotContain("REDIRECT_NOT_FOLLOWED");
    }

    @Test
    void theWrongReceiverSeesNothingOfItAnyMore() {
        assertThat(fetched().status()).isEqualTo(200);
        redirects("housing-3101");
        assertThat(fetched().status()).isEqualTo(404);
        assertThat(person.hub().as("housing").get("/partner/referrals").text()).doesNotContain(referral);
    }

    @Test
    void whatMayNotGoOnIsPutBeforeTheCaseManager() {
        redirects("nobody-9999");
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("REDIRECTED");
        assertThat(person.referral(referral).has("redirectedTo")).isFalse();
        assertThat(person.alerts()).contains("REDIRECT_NOT_FOLLOWED");
    }

    @Test
    void anOfficeOfAnotherKindIsNotTheRightOne() {
        redirects("nav-0301");
        assertThat(person.referral(referral).has("redirectedTo")).isFalse();
        assertThat(person.alerts()).contains("REDIRECT_NOT_FOLLOWED");
    }

    @Test
    void nobodyIsSentInACircle() {
        redirects("housing-0301");
        assertThat(person.referral(referral).has("redirectedTo")).isFalse();
        assertThat(person.alerts()).contains("REDIRECT_NOT_FOLLOWED");
    }

    @Test
    void theSameAnswerAgainOpensNoSecondOne() {
        String answer = UUID.randomUUID().toString();
        redirects("housing-3101", answer);
        redirects("housing-3101", answer);
        assertThat(person.view().get("referrals")).hasSize(2);
    }

    private Hub.Said fetched() {
        return person.hub().as("housing").get("/partner/referrals/" + referral);
    }

    private void redirects(String to) {
        redirects(to, UUID.randomUUID().toString());
    }

    private void redirects(String to, String answerId) {
        Hub.Said said = person.hub()
                .as("housing")
                .post(
                        "/partner/referrals/" + referral + "/answers",
                        "{\"answerId\":\"%s\",\"version\":1,\"answer\":\"REDIRECTED\",\"redirectTo\":\"%s\"}"
                                .formatted(answerId, to));
        assertThat(said.status()).as(said.text()).isEqualTo(202);
    }
}
