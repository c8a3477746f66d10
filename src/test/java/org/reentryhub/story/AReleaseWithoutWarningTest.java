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

/** A court opens the door and nobody has handed over: what may leave leaves at once, and what may not is called out. */
@HubTest
class AReleaseWithoutWarningTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;

    @BeforeEach
    void somebodyIsOnRemand() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(onRemand(person.record().event("admitted", "2026-11-20T08:00:00Z")));
    }

    @Test
    void whatThePersonAllowedLeavesAtOnceAndTheRestIsAnAlert() {
        person.consentsTo("HOUSING");
        isReleased();
        JsonNode view = person.view();
        assertThat(view.get("referrals").findValuesAsText("recipient")).containsExactly("housing-0301");
        String referral = view.at("/referrals/0/referralId").asText();
        await().atMost(ofSeconds(15)).until(() -> !person.sentAbout(referral).isEmpty());
        assertThat(person.sentAbout(referral).get(0).get("kind").asText()).isEqualTo("REFERRAL");
        assertThat(person.sentAbout(referral).get(0).get("release"))
                .hasToString("{\"date\":\"2026-11-21\",\"certainty\":\"CONFIRMED\"}");
        assertThat(view.get("alerts").findValuesAsText("detail"))
                .anyMatch(said -> said.startsWith("EMPLOYMENT was not handed over") && said.contains("consent"));
        assertThat(view.get("health").asText()).isEqualTo("REQUESTED");
    }

    @Test
    void withoutAnyConsentNothingLeavesAndBothAreCalledOut() {
        isReleased();
        assertThat(person.view().get("referrals")).isEmpty();
        assertThat(person.alerts()).containsExactly("NOT_HANDED_OVER", "NOT_HANDED_OVER");
    }

    @Test
    void whoIsHandedOverAfterwardsIsCalledOutNoMore() {
        isReleased();
        person.referredToHousing();
        assertThat(person.view().get("alerts").findValuesAsText("detail"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("EMPLOYMENT was not handed over");
    }

    @Test
    void whatThePrisonSeesDoesNotDependOnHealthData() {
        isReleased();
        SomebodyInPrison other = SomebodyInPrison.at(port, sandboxPort);
        other.prisonSays(withoutHealthUnit(onRemand(other.record().event("admitted", "2026-11-20T08:00:00Z"))));
        other.prisonSays(
                withoutHealthUnit(onRemand(other.record().event("released", "2026-11-21T08:00:00Z", "RELEASED"))));
        assertThat(other.view().get("health")).isEqualTo(person.view().get("health"));
        assertThat(other.alerts()).isEqualTo(person.alerts());
    }

    @Test
    void whatACaseManagerHandedOverIsNotHandedOverTwice() {
        String referral = person.referredToHousing();
        isReleased();
        assertThat(person.view().get("referrals").findValuesAsText("referralId"))
                .containsExactly(referral);
    }

    @Test
    void whoseAdmissionWasLostOrComesLateIsHandedOverAllTheSame() {
        person = SomebodyInPrison.at(port, sandboxPort);
        isReleased();
        person.prisonSays(onRemand(person.record().event("admitted", "2026-11-20T08:00:00Z")));
        assertThat(person.view().get("health").asText()).isEqualTo("REQUESTED");
        assertThat(person.alerts()).containsExactly("NOT_HANDED_OVER", "NOT_HANDED_OVER");
    }

    @Test
    void ofOneLongOutTheFirstExtractAsksNobodyForAnything() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(onRemand(person.record().event("extract", "2026-11-21T08:00:00Z", "RELEASED")));
        assertThat(person.view().get("health").asText()).isEqualTo("NOT_REQUESTED");
        assertThat(person.alerts()).isEmpty();
    }

    private void isReleased() {
        person.prisonSays(onRemand(person.record().event("released", "2026-11-21T08:00:00Z", "RELEASED")));
    }

    private static String onRemand(String event) {
        return event.replace("SENTENCED", "REMAND").replaceAll("\"release\":\\{[^}]*}", "\"release\":null");
    }

    private static String withoutHealthUnit(String event) {
        return event.replaceAll("\"healthUnit\":\\{[^}]*}", "\"healthUnit\":null");
    }
}
