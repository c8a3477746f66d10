package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody has looked. */
@HubTest
class AnAlertTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;

    @BeforeEach
    void fromNowhere() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().from("9998").event("admitted", "2026-11-20T08:00:00Z"));
    }

    @Test
    void isClosedByWhoeverHasSeenToIt() {
        int open = person.view().get("alerts").size();
        String first = person.view().at("/alerts/0/id").asText();
        assertThat(close(person, first)).isEqualTo(204);
        assertThat(close(person, first)).isEqualTo(204);
        assertThat(person.view().get("alerts")).hasSize(open - 1);
    }

    @Test
    void isClosedByNobodyElse() {
        SomebodyInPrison other = SomebodyInPrison.at(port, sandboxPort);
        other.prisonSays(other.record().event("admitted", "2026-11-20T08:00:00Z"));
        String first = person.view().at("/alerts/0/id").asText();
        assertThat(close(other, first)).isEqualTo(404);
        assertThat(close(person, UUID.randomUUID().toString())).isEqualTo(404);
        assertThat(person.hub()
                        .as("casemanager2")
                        .post(person.path("/alerts/" + first + "/closing"), "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isRaisedByATimeThatIsStillToCome() {
        SomebodyInPrison ahead = SomebodyInPrison.at(port, sandboxPort);
        ahead.prisonSays(ahead.record().event("admitted", "2098-01-01T08:00:00Z"));
        assertThat(ahead.alerts()).containsExactly("TIME_AHEAD");
    }

    private static int close(SomebodyInPrison of, String alert) {
        return of.caseManager()
                .post(of.path("/alerts/" + alert + "/closing"), "")
                .status();
    }
}
