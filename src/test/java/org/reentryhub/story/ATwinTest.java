package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two person numbers carry one national id: a merge was probably lost, and somebody should look. */
@HubTest
class ATwinTest {
    private static final String SAME = "SAME_NATIONAL_ID";

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison one;
    private SomebodyInPrison other;

    @BeforeEach
    void twoNumbersWithOneNationalId() {
        one = SomebodyInPrison.at(port, sandboxPort);
        other = SomebodyInPrison.at(port, sandboxPort);
        one.prisonSays(one.record().event("admitted", "2026-11-20T08:00:00Z"));
        other.prisonSays(asTheOther("admitted", "2026-11-20T08:00:00Z"));
    }

    @Test
    void thePrisonsOfBothAreToldAndTheIdIsNotRepeated() {
        assertThat(one.alerts()).containsExactly(SAME);
        assertThat(other.alerts()).containsExactly(SAME);
        assertThat(one.view().get("alerts").toString())
                .doesNotContain(one.record().nationalId());
    }

    @Test
    void joinedTheyAreOneAndPartedTheyAreTwoAgain() {
        one.prisonSays(naming("merged", "2026-11-20T09:00:00Z", "[\"" + other.number() + "\"]"));
        assertThat(one.alerts()).isEmpty();
        one.prisonSays(naming("unmerged", "2026-11-20T10:00:00Z", "[]"));
        assertThat(one.alerts()).containsExactly(SAME);
        assertThat(other.alerts()).containsExactly(SAME);
    }

    @Test
    void whenTheOneIsPutRightNobodyNeedsToLookAtTheOther() {
        other.prisonSays(other.record().event("details-changed", "2026-11-20T09:00:00Z"));
        assertThat(one.alerts()).isEmpty();
        assertThat(other.alerts()).isEmpty();
    }

    private String asTheOther(String cause, String at) {
        return other.record()
                .event(cause, at)
                .replace(other.record().nationalId(), one.record().nationalId());
    }

    private String naming(String cause, String at, String formers) {
        return one.record()
                .event(cause, at)
                .replace(
                        "\"data\":{",
                        "\"data\":{\"otherPersonNumber\":\"%s\",\"formerPersonNumbers\":%s,"
                                .formatted(other.number(), formers));
    }
}
