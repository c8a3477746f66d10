package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody comes back to prison: what was planned for them is on hold until each receiver says whether it keeps it. */
@HubTest
class ARecallTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;
    private String referral;

    @BeforeEach
    void aPersonWithAnAcceptedReferralIsReleasedAndRecalled() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-01T08:00:00Z"));
        referral = person.referredToHousing();
        person.housingAnswers(referral, 1, "ACCEPTED");
        person.prisonSays(person.record().event("released", "2026-11-10T08:00:00Z", "RELEASED"));
        person.awaitSent(referral, 2);
        person.prisonSays(person.record().released("2027-05-05").event("recalled", "2026-11-20T08:00:00Z"));
    }

    @Test
    void theReceiverIsAskedWhetherItKeepsTheReferral() {
        JsonNode asked = person.awaitSent(referral, 3);
        assertThat(asked.get("kind").asText()).isEqualTo("UPDATE");
        assertThat(asked.get("hold")).hasToString("{\"question\":\"KEEP_OR_CANCEL\",\"since\":\"2026-11-20\"}");
        assertThat(asked.at("/release/previous/date").asText()).isEqualTo("2026-11-10");
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("ON_HOLD");
        assertThat(person.alerts()).contains("BACK_IN_PRISON");
    }

    @Test
    void whoAcceptsKeepsItAndTheNextUpdateAsksNoMore() {
        person.awaitSent(referral, 3);
        assertThat(person.housingAnswers(referral, 3, "ACCEPTED").status()).isEqualTo(202);
        person.awaitState(referral, "ACCEPTED");
        assertThat(person.alerts()).doesNotContain("BACK_IN_PRISON");
        person.prisonSays(person.record().released("2027-06-06").event("release-date-changed", "2026-11-21T08:00:00Z"));
        assertThat(person.awaitSent(referral, 4).has("hold")).isFalse();
    }

    @Test
    void whoConfirmsTheEndEndsIt() {
        person.awaitSent(referral, 3);
        assertThat(person.housingAnswers(referral, 3, "CANCELLATION_CONFIRMED").status())
                .isEqualTo(202);
        person.awaitState(referral, "CANCELLED");
    }

    @Test
    void anAnswerFromBeforeTheRecallDoesNotKeepItAndEveryUpdateAsksAgain() {
        person.awaitSent(referral, 3);
        assertThat(person.housingAnswers(referral, 2, "ACCEPTED").status()).isEqualTo(202);
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("ON_HOLD");
        person.prisonSays(person.record().released("2027-06-06").event("release-date-changed", "2026-11-21T08:00:00Z"));
        assertThat(person.awaitSent(referral, 4).at("/hold/since").asText()).isEqualTo("2026-11-20");
    }

    /** It may answer, since an attempt had begun; but nobody has told it that the person came back. */
    @Test
    void anAnswerOfWhoNeverHeardOfTheReturnDoesNotEndTheHold() {
        SomebodyInPrison other = SomebodyInPrison.at(port, sandboxPort);
        other.housingIsDownFor("2036-06-06");
        other.prisonSays(other.record().released("2036-06-06").event("admitted", "2026-11-20T08:00:00Z"));
        String unheard = other.handedOver();
        other.awaitWaiting(unheard);
        other.prisonSays(other.record().released("2036-06-06").event("recalled", "2026-11-20T10:00:00Z"));
        assertThat(other.housingAnswers(unheard, 1, "WAITLISTED").status()).isEqualTo(202);
        assertThat(other.referral(unheard).get("state").asText()).isEqualTo("ON_HOLD");
    }

    @Test
    void aQuestionThatWasHeldBackIsAskedWhenTheProtectionEnds() {
        SomebodyInPrison other = SomebodyInPrison.at(port, sandboxPort);
        other.housingIsDownFor("2036-07-07");
        other.prisonSays(other.record().event("admitted", "2026-11-20T08:00:00Z"));
        String waiting = other.referredToHousing();
        other.prisonSays(other.record().released("2036-07-07").event("recalled", "2026-11-20T10:00:00Z"));
        await().until(() ->
                other.referral(waiting).at("/deliveries/1/state").asText().equals("RETRYING"));
        other.prisonSays(other.record()
                .released("2036-07-07")
                .protectedBy("CONFIDENTIAL")
                .event("details-changed", "2026-11-20T11:00:00Z"));
        assertThat(other.referral(waiting).at("/deliveries/1/state").asText()).isEqualTo("STOPPED");
        other.prisonSays(other.record().event("details-changed", "2026-11-20T12:00:00Z"));
        assertThat(other.awaitSent(waiting, 3).at("/hold/since").asText()).isEqualTo("2026-11-20");
        assertThat(other.alerts()).doesNotContain("ADDRESS_PROTECTED");
    }
}
