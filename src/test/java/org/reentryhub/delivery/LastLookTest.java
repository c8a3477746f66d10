package org.reentryhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reentryhub.NorwegianTime;
import org.reentryhub.person.PersonNumber;

class LastLookTest {
    private static final OffsetDateTime BEFORE = OffsetDateTime.parse("2026-11-30T12:00:05+01:00");

    @Test
    void whatIsInTimeLeaves() {
        assertThatCode(() -> at(BEFORE).isInTime(attempt())).doesNotThrowAnyException();
    }

    @Test
    void aHubThatStoodStillSendsNothingLateAndSaysThatNothingLeft() {
        assertThatThrownBy(() -> at(BEFORE.plus(Duration.ofMillis(1))).isInTime(attempt()))
                .isInstanceOf(LastLook.TooLate.class)
                .satisfies(late -> assertThat(Outcome.ofException(late)).isEqualTo(Outcome.NOT_TAKEN));
    }

    private static LastLook at(OffsetDateTime now) {
        return new LastLook(Clock.fixed(now.toInstant(), NorwegianTime.ZONE));
    }

    private static Attempt attempt() {
        var message = new OpenMessage(
                UUID.randomUUID(), UUID.randomUUID(), new PersonNumber("KI-LL1"), "nav-0301", MessageKind.REFERRAL, 1);
        return new Attempt(message, 1, UUID.randomUUID(), BEFORE, "http://localhost", 1_000, new byte[0], false);
    }
}
