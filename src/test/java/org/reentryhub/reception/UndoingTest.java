package org.reentryhub.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reentryhub.custody.Certainty;
import org.reentryhub.referral.AnswerCode;
import org.reentryhub.referral.HandoverDomain;
import org.reentryhub.referral.ReferralState;

/** Which answers may be undone for ten minutes. */
class UndoingTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-22T12:00:00+01:00");
    private static final LocalDate FAR = LocalDate.parse("2027-01-14");

    @Test
    void yesAndNoAreHeldForTenMinutes() {
        assertThat(Undoing.until(AnswerCode.ACCEPTED, received(NOW.plusDays(5), FAR), NOW))
                .contains(NOW.plusMinutes(10));
        assertThat(Undoing.until(AnswerCode.DECLINED, received(null, null), NOW))
                .contains(NOW.plusMinutes(10));
    }

    @Test
    void aWordThatAnotherCanTakeBackGoesAtOnce() {
        assertThat(Undoing.until(AnswerCode.WAITLISTED, received(NOW.plusDays(5), FAR), NOW))
                .isEmpty();
    }

    @Test
    void nothingIsHeldPastTheDayItIsAskedFor() {
        assertThat(Undoing.until(AnswerCode.ACCEPTED, received(NOW.plusMinutes(9), FAR), NOW))
                .isEmpty();
        assertThat(Undoing.until(AnswerCode.ACCEPTED, received(NOW.minusDays(1), FAR), NOW))
                .isEmpty();
        assertThat(Undoing.until(AnswerCode.ACCEPTED, received(NOW.plusMinutes(11), FAR), NOW))
                .isPresent();
    }

    @Test
    void nothingIsHeldInTheLastDayBeforeTheRelease() {
        assertThat(Undoing.until(AnswerCode.DECLINED, received(NOW.plusDays(5), LocalDate.parse("2026-11-23")), NOW))
                .isEmpty();
        assertThat(Undoing.until(AnswerCode.DECLINED, received(NOW.plusDays(5), LocalDate.parse("2026-11-24")), NOW))
                .isPresent();
        assertThat(Undoing.until(AnswerCode.DECLINED, received(NOW.plusDays(5), LocalDate.parse("2026-11-20")), NOW))
                .isEmpty();
    }

    private static Received received(@Nullable OffsetDateTime answerBy, @Nullable LocalDate release) {
        return new Received(
                new UUID(0, 1),
                "KI-UNDOING-1",
                HandoverDomain.HOUSING,
                ReferralState.IN_REVIEW,
                NOW,
                1,
                NOW.minusDays(1),
                answerBy,
                new UUID(0, 2),
                release,
                Certainty.PLANNED,
                true,
                false,
                "Per",
                "Per",
                NOW,
                null);
    }
}
