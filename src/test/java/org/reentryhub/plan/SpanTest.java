package org.reentryhub.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
    private static final LocalDate RELEASE = LocalDate.parse("2027-05-18");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "56 days before release",
                "1 day after admission",
                "1 working day before release",
                "20 working days before release",
                "12 weeks before release",
                "3 months after release",
                "on release",
                "on admission"
            })
    void whatTheTimetableSaysIsReadAndSaidAgain(String text) {
        assertThat(Counted.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "56 days", "before release", "0 days before release", "56 days before christmas",
                        "-1 days before release",
                "99999 days before release", "56 days  before release", "3 years after release", "on Tuesday", ""
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Counted.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void daysWeeksMonthsAndWorkingDaysAreCountedFromTheAnchor() {
        assertThat(Counted.parse("56 days before release").from(RELEASE)).isEqualTo("2027-03-23");
        assertThat(Counted.parse("2 weeks before release").from(RELEASE)).isEqualTo("2027-05-04");
        assertThat(Counted.parse("3 months before release").from(RELEASE)).isEqualTo("2027-02-18");
        assertThat(Counted.parse("1 working day before release").from(RELEASE)).isEqualTo("2027-05-14");
        assertThat(Counted.parse("on release").from(RELEASE)).isEqualTo(RELEASE);
    }

    @Test
    void whatComesAgainIsNextDueOnTheFirstTimeThatIsNotPast() {
        Span monthly = Span.parse("1 month");
        LocalDate first = LocalDate.parse("2026-01-31");
        assertThat(monthly.next(first, LocalDate.parse("2025-12-01"))).isEqualTo(first);
        assertThat(monthly.next(first, LocalDate.parse("2026-02-01"))).isEqualTo("2026-02-28");
        assertThat(monthly.next(first, LocalDate.parse("2026-03-01"))).isEqualTo("2026-03-31");
    }
}
