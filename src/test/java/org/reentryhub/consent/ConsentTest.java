package org.reentryhub.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reentryhub.NorwegianTime;

/** What a consent covers, and from when to when. */
class ConsentTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Consent GIVEN = new Consent(
            new UUID(0, 1), "HOUSING", Set.of("HOUSING"), TODAY.minusDays(3), TODAY.plusDays(3), "SIGNED_FORM", null);

    @Test
    void itCoversItsDomainForItsKindOfReceiverAndNothingElse() {
        assertThat(GIVEN.covers("HOUSING", "HOUSING", TODAY)).isTrue();
        assertThat(GIVEN.covers("EMPLOYMENT", "HOUSING", TODAY)).isFalse();
        assertThat(GIVEN.covers("HOUSING", "EMPLOYMENT", TODAY)).isFalse();
    }

    @Test
    void itHoldsFromItsFirstDayToItsLast() {
        assertThat(GIVEN.covers("HOUSING", "HOUSING", TODAY.minusDays(4))).isFalse();
        assertThat(GIVEN.covers("HOUSING", "HOUSING", TODAY.minusDays(3))).isTrue();
        assertThat(GIVEN.covers("HOUSING", "HOUSING", TODAY.plusDays(3))).isTrue();
        assertThat(GIVEN.covers("HOUSING", "HOUSING", TODAY.plusDays(4))).isFalse();
    }

    @Test
    void withdrawnItCoversNothing() {
        Consent withdrawn = new Consent(
                GIVEN.id(),
                GIVEN.recipientKind(),
                GIVEN.domains(),
                GIVEN.givenOn(),
                GIVEN.expiresOn(),
                GIVEN.evidence(),
                OffsetDateTime.parse("2026-11-22T08:00:00+01:00"));
        assertThat(withdrawn.covers("HOUSING", "HOUSING", TODAY)).isFalse();
    }

    /** Norwegian midnight, not a number of hours: one of these days has 23, the other 25. */
    @ParameterizedTest
    @CsvSource({"2027-03-28, +02:00", "2027-10-31, +01:00", "2027-01-31, +01:00"})
    void itEndsAtMidnightInOsloAlsoOnTheDaysWhenTheClocksChange(LocalDate last, String offset) {
        Consent ends = new Consent(new UUID(0, 1), "HOUSING", Set.of("HOUSING"), TODAY, last, "SIGNED_FORM", null);
        assertThat(ends.covers("HOUSING", "HOUSING", dayAt(last + "T23:59:59.999" + offset)))
                .isTrue();
        assertThat(ends.covers("HOUSING", "HOUSING", dayAt(last.plusDays(1) + "T00:00" + offset)))
                .isFalse();
    }

    private static LocalDate dayAt(String time) {
        return LocalDate.now(Clock.fixed(OffsetDateTime.parse(time).toInstant(), NorwegianTime.ZONE));
    }
}
