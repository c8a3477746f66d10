package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two numbers turn out to be one person, and then not to be. */
@HubTest
class AMergeTest {

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison stays;
    private SomebodyInPrison goes;

    @BeforeEach
    void twoNumbersInPrison() {
        stays = SomebodyInPrison.at(port, sandboxPort);
        goes = SomebodyInPrison.at(port, sandboxPort);
        stays.prisonSays(named("Karin", stays.record().event("admitted", "2026-11-20T08:00:00Z")));
        goes.prisonSays(goes.record().event("admitted", "2026-11-20T08:00:00Z"));
    }

    @Test
    void theReceiverIsToldWhoItIsNowAndTheFormerNumberFindsThePerson() {
        String referral = goes.referredToHousing();
        become("merged", "2026-11-21T08:00:00Z");
        JsonNode update = goes.awaitSent(referral, 2);
        assertThat(update.get("kind").asText()).isEqualTo("UPDATE");
        assertThat(update.at("/person/name/given").asText()).isEqualTo("Karin");
        assertThat(goes.view()).isEqualTo(stays.view());
        assertThat(stays.view().get("personNumber").asText()).isEqualTo(stays.number());
        assertThat(stays.view().get("referrals").findValuesAsText("referralId")).containsExactly(referral);
        assertThat(stays.view().get("consents")).hasSize(1);
        assertThat(disclosures(stays)).isEqualTo(2);
    }

    @Test
    void eachReceiverKeepsOneReferralAndUndoneEachNumberHasItsOwnAgain() {
        String ofStays = stays.referredToHousing();
        String ofGoes = goes.referredToHousing();
        goes.housingAnswers(ofGoes, 1, "ACCEPTED");
        become("merged", "2026-11-21T08:00:00Z");
        JsonNode ended = stays.awaitSent(ofStays, 2);
        assertThat(ended.get("kind").asText()).isEqualTo("CANCELLATION");
        assertThat(ended.get("reason").asText()).isEqualTo("JOINED_WITH_ANOTHER_REFERRAL");
        assertThat(stays.referral(ofGoes).get("state").asText()).isEqualTo("ACCEPTED");
        part("unmerged");
        assertThat(stays.awaitSent(ofStays, 3).get("kind").asText()).isEqualTo("UPDATE");
        stays.awaitState(ofStays, "RECEIVED");
        assertThat(goes.awaitSent(ofGoes, 3).at("/person/name/given").asText()).isEqualTo("Kari");
        assertThat(stays.view().get("referrals").findValuesAsText("referralId")).containsExactly(ofStays);
        assertThat(goes.view().get("referrals").findValuesAsText("referralId")).containsExactly(ofGoes);
        assertThat(stays.view().get("consents")).hasSize(1);
        assertThat(goes.view().get("consents")).hasSize(1);
        assertThat(goes.view().get("milestones")).isNotEmpty();
    }

    @Test
    void ofTwoOfficesTheOneThatTheRecordNamesTellsHowReadyTheHomeIs() {
        String ofStays = stays.referredToHousing();
        goes.prisonSays(goes.record().from("3101").event("details-changed", "2026-11-20T09:00:00Z"));
        goes.consentsTo("HOUSING");
        String ofGoes = goes.handedOver();
        goes.awaitState(ofGoes, "RECEIVED");
        become("merged", "2026-11-21T08:00:00Z");
        assertThat(stays.view().get("referrals").findValuesAsText("referralId")).containsExactly(ofStays, ofGoes);
        assertThat(stays.view().get("readiness").get(0).get("state").asText()).isEqualTo("WAITING");
        assertThat(stays.view().get("readiness").get(0).get("why").asText()).startsWith("Oslo kommune, bolig");
    }

    @Test
    void aLostMergeAndItsLostUndoingHealWithTheNextRecord() {
        String referral = goes.referredToHousing();
        become("extract", "2026-11-21T08:00:00Z");
        assertThat(stays.view().get("referrals").findValuesAsText("referralId")).containsExactly(referral);
        part("details-changed");
        assertThat(stays.view().get("referrals")).isEmpty();
        assertThat(goes.view().get("referrals").findValuesAsText("referralId")).containsExactly(referral);
        assertThat(goes.view().get("milestones")).isNotEmpty();
    }

    @Test
    void aRecordOfItsOwnThatIsNewerBringsTheNumberBack() {
        become("merged", "2026-11-21T08:00:00Z");
        goes.prisonSays(goes.record().released("2027-02-02").event("details-changed", "2026-11-20T12:00:00Z"));
        assertThat(goes.view().get("personNumber").asText()).isEqualTo(stays.number());
        goes.prisonSays(goes.record().released("2027-03-03").event("details-changed", "2026-11-21T12:00:00Z"));
        assertThat(goes.view().get("personNumber").asText()).isEqualTo(goes.number());
        assertThat(goes.view().get("milestones")).isNotEmpty();
    }

    @Test
    void aReferralOnTheOthersConsentEndsWhenTheyPart() {
        goes.consentsTo("HOUSING");
        become("merged", "2026-11-21T08:00:00Z");
        String referral = stays.caseManager()
                .post(stays.path("/handovers"), "{\"domains\":[\"HOUSING\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();
        stays.awaitState(referral, "RECEIVED");
        part("unmerged");
        await().atMost(ofSeconds(15))
                .until(() -> stays.awaitSent(referral, 2).get("kind").asText().equals("CANCELLATION"));
        assertThat(stays.view().get("consents")).isEmpty();
    }

    private void become(String cause, String at) {
        String event = named("Karin", stays.record().event(cause, at));
        String formers = "\"data\":{\"formerPersonNumbers\":[\"" + goes.number() + "\"],";
        String other = cause.equals("merged") ? "\"otherPersonNumber\":\"" + goes.number() + "\"," : "";
        stays.prisonSays(event.replace("\"data\":{", formers + other));
    }

    private void part(String cause) {
        String event = named("Karin", stays.record().event(cause, "2026-11-21T10:00:00Z"));
        String other = cause.equals("unmerged") ? "\"otherPersonNumber\":\"" + goes.number() + "\"," : "";
        stays.prisonSays(event.replace("\"data\":{", "\"data\":{" + other));
    }

    private static String named(String given, String event) {
        return event.replace("\"given\":\"Kari\"", "\"given\":\"" + given + "\"");
    }

    /** What the housing office was told, by the person's own list. */
    private static long disclosures(SomebodyInPrison person) {
        return person.caseManager().get(person.path("/disclosures")).json().findValuesAsText("recipient").stream()
                .filter("housing-0301"::equals)
                .count();
    }
}
