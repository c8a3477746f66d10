package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A receiver that could not be reached comes and fetches: what it may still see, and nothing else. */
@HubTest
class AFetchTest {
    @LocalServerPort
    private int port;

    @Value("${sandbox.port}")
    private int sandboxPort;

    private SomebodyInPrison person;

    @BeforeEach
    void somebodyIsInPrison() {
        person = SomebodyInPrison.at(port, sandboxPort);
    }

    @Test
    void whatNeverArrivedIsNotShownOnceTheConsentIsWithdrawn() {
        String referral = waiting("2033-05-05");
        String consent = person.view().at("/consents/0/id").asText();
        person.caseManager().post(person.path("/consents/" + consent + "/withdrawal"), "{}");

        assertThat(person.referral(referral).at("/deliveries/0/state").asText()).isEqualTo("STOPPED");
        assertThat(fetched(referral).text()).doesNotContain("Eksempel");
        assertThat(hub().as("housing").get("/partner/referrals?wait=0").json().get("items"))
                .filteredOn(message -> message.get("referralId").asText().equals(referral))
                .noneMatch(message -> message.has("person"));
    }

    @Test
    void whatWaitsForItsNextAttemptIsDeliveredByBeingFetched() {
        String referral = waiting("2033-06-06");

        assertThat(fetched(referral).status()).isEqualTo(200);
        await().atMost(ofSeconds(10)).untilAsserted(() -> assertThat(
                        person.referral(referral).at("/deliveries/0/state").asText())
                .isEqualTo("DELIVERED"));
    }

    @Test
    void itsPeopleReadItInWordsAndNobodyElseDoes() {
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
        String text = "/partner/referrals/" + person.referredToHousing() + "/text";

        Hub.Said said = hub().as("housing").get(text);
        assertThat(said.response().headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(said.text()).startsWith("Bolig: henvisning\n").contains("  Født: 17. september 1990\n");
        assertThat(hub().as("employment").get(text).status()).isEqualTo(404);
        assertThat(hub().as("casemanager").get(text).status()).isEqualTo(403);
    }

    @Test
    void whatIsOverIsNotShownOnceTheConsentIsWithdrawn() {
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
        String referral = person.referredToHousing();
        person.housingAnswers(referral, 1, "ACCEPTED");
        person.housingAnswers(referral, 1, "FULFILLED");
        assertThat(fetched(referral).status()).isEqualTo(200);
        String consent = person.view().at("/consents/0/id").asText();
        person.caseManager().post(person.path("/consents/" + consent + "/withdrawal"), "{}");
        assertThat(fetched(referral).status()).isEqualTo(404);
    }

    private String waiting(String releaseDate) {
        person.housingIsDownFor(releaseDate);
        person.prisonSays(person.record().released(releaseDate).event("admitted", "2026-11-20T08:00:00Z"));
        String referral = person.handedOver();
        person.awaitWaiting(referral);
        return referral;
    }

    private Hub.Said fetched(String referral) {
        return hub().as("housing").get("/partner/referrals/" + referral);
    }

    private Hub hub() {
        return Hub.at(port);
    }
}
