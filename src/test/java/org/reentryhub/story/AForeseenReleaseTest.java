package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody is released on the day that everybody knew. */
@HubTest
class AForeseenReleaseTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;

    @BeforeEach
    void toBeReleased() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().released("2026-11-21").event("admitted", "2026-11-20T08:00:00Z"));
    }

    @Test
    void whatNobodyHandedOverIsCalledOutAndNotSentByItself() {
        person.consentsTo("HOUSING");
        isReleased();
        assertThat(person.view().get("referrals")).isEmpty();
        assertThat(person.alerts()).containsExactly("NOT_HANDED_OVER", "NOT_HANDED_OVER");
        assertThat(person.view().get("alerts").findValuesAsText("detail"))
                .allMatch(detail -> detail.contains("foreseen"));
    }

    @Test
    void whatWasHandedOverGoesOnAsItWas() {
        String referral = person.referredToHousing();
        person.housingAnswers(referral, 1, "ACCEPTED");
        isReleased();
        assertThat(person.referral(referral).get("version").asInt()).isEqualTo(1);
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("ACCEPTED");
        assertThat(person.view().at("/custody/status").asText()).isEqualTo("RELEASED");
    }

    @Test
    void thePlanGoesOnForThreeMonths() {
        isReleased();
        assertThat(person.view().get("milestones").findValuesAsText("code"))
                .contains("FIRST_NIGHT", "DAY_14", "MONTH_3");
    }

    private void isReleased() {
        person.prisonSays(person.record().released("2026-11-21").event("released", "2026-11-21T10:00:00Z", "RELEASED"));
    }
}
