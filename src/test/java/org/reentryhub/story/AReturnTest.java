package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody whose need had been met comes back: nobody is asked any more how it went, and what was agreed is called to mind. */
@HubTest
class AReturnTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;
    private String met;

    @BeforeEach
    void anOfficeFoundAHomeAndThePersonWasReleased() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
        met = person.referredToHousing();
        person.housingAnswers(met, 1, "ACCEPTED");
        person.housingAnswers(met, 1, "FULFILLED");
        person.prisonSays(person.record().event("released", "2026-11-22T07:00:00Z", "RELEASED"));
    }

    @Test
    void whatWasStillAskedStopsAndTheHubKnowsTheOutcome() {
        comesBack();
        assertThat(person.hub().as("housing").get("/partner/outcomes").text()).doesNotContain(met);
        JsonNode outcomes = person.referral(met).get("outcomes");
        assertThat(outcomes).hasSize(3);
        assertThat(outcomes)
                .allSatisfy(
                        outcome -> assertThat(outcome.get("outcome").asText()).isEqualTo("RETURNED_TO_CUSTODY"));
    }

    @Test
    void theCaseManagerIsToldWhoHadAgreedBeforeAndNothingLeaves() {
        comesBack();
        assertThat(agreedBefore())
                .isEqualTo("Oslo kommune, bolig had met the need (HOUSING) before the person came back."
                        + " A new handover goes to the same office. The consent still holds.");
        assertThat(person.sentAbout(met)).hasSize(1);
        assertThat(person.view().get("referrals")).hasSize(1);
    }

    @Test
    void theNextHandoverGoesToTheSameOfficeAndNamesTheEarlierReferral() {
        comesBack();
        String next = handedOver();
        JsonNode referral = person.referral(next);
        assertThat(referral.get("recipient").asText()).isEqualTo("housing-0301");
        assertThat(referral.get("revives").asText()).isEqualTo(met);
        assertThat(person.referral(met).get("revivedBy").asText()).isEqualTo(next);
        assertThat(person.alerts()).doesNotContain("AGREED_BEFORE");
    }

    @Test
    void anAdmissionUnderAnotherCustodyIsAReturnToo() {
        person.prisonSays(person.record()
                .released("2027-05-05")
                .event("admitted", "2026-11-22T09:00:00Z")
                .replace("\"custodyId\":\"C-", "\"custodyId\":\"D-"));
        assertThat(person.alerts()).contains("AGREED_BEFORE");
    }

    @Test
    void whatRestsOnAConsentThatWasTakenBackIsNotCalledToMind() {
        String consent = person.view().at("/consents/0/id").asText();
        person.caseManager().post(person.path("/consents/" + consent + "/withdrawal"), "");
        comesBack();
        assertThat(person.alerts()).doesNotContain("AGREED_BEFORE");
    }

    @Test
    void withAnotherReleaseItIsOver() {
        comesBack();
        person.prisonSays(person.record().event("released", "2026-11-22T10:00:00Z", "RELEASED"));
        assertThat(person.alerts()).doesNotContain("AGREED_BEFORE");
        assertThat(person.referral(handedOver()).has("revives")).isFalse();
    }

    private void comesBack() {
        person.prisonSays(person.record().released("2027-05-05").event("recalled", "2026-11-22T09:00:00Z"));
    }

    private String agreedBefore() {
        return StreamSupport.stream(person.view().get("alerts").spliterator(), false)
                .filter(alert -> alert.get("code").asText().equals("AGREED_BEFORE"))
                .map(alert -> alert.get("detail").asText())
                .findFirst()
                .orElseThrow();
    }

    private String handedOver() {
        return person.caseManager()
                .post(person.path("/handovers"), "{\"domains\":[\"HOUSING\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();
    }
}
