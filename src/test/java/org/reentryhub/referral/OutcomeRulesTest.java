package org.reentryhub.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.referral.Moment.DAY_14;
import static org.reentryhub.referral.Moment.FIRST_NIGHT;
import static org.reentryhub.referral.Moment.MONTH_3;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reentryhub.referral.OutcomeRules.Facts;

/** Who is asked how it went: whoever has agreed, of somebody who is out, while the person consents. */
class OutcomeRulesTest {
    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");
    private static final Map<Moment, LocalDate> DAYS = Map.of(
            FIRST_NIGHT, FRIDAY,
            DAY_14, LocalDate.parse("2026-12-04"),
            MONTH_3, LocalDate.parse("2027-02-22"));

    @Test
    void whoHasAgreedIsAskedThreeTimes() {
        assertThat(asked(true, ReferralState.ACCEPTED, FRIDAY, true, null)).isEqualTo(DAYS);
    }

    @Test
    void nobodyIsAskedOfSomebodyInside() {
        assertThat(asked(false, ReferralState.ACCEPTED, FRIDAY, true, null)).isEmpty();
    }

    @Test
    void whoNeverAgreedIsNotAsked() {
        assertThat(asked(true, ReferralState.RECEIVED, null, true, null)).isEmpty();
    }

    @Test
    void nobodyIsAskedAboutADayBeforeItAgreed() {
        assertThat(asked(true, ReferralState.ACCEPTED, FRIDAY.plusDays(1), true, null))
                .containsOnlyKeys(DAY_14, MONTH_3);
    }

    @Test
    void nobodySpeaksOfThePersonAfterTheConsentHasEnded() {
        assertThat(asked(true, ReferralState.ACCEPTED, FRIDAY, false, null)).isEmpty();
        assertThat(asked(true, ReferralState.ACCEPTED, FRIDAY, true, LocalDate.parse("2026-12-04")))
                .containsOnlyKeys(FIRST_NIGHT, DAY_14);
    }

    @Test
    void aMomentThatTheTimetableDoesNotHaveIsNotAskedAbout() {
        Facts abroad = new Facts(true, ReferralState.ACCEPTED, FRIDAY, true, null, Map.of());
        assertThat(OutcomeRules.asked(abroad)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoHasAgreedIsAskedUntilItIsOutOfIt(ReferralState state) {
        Set<String> out =
                Set.of("DECLINED", "REDIRECTED", "CANCEL_REQUESTED", "CANCELLED", "SUPERSEDED", "EXPIRED", "VOID");
        assertThat(asked(true, state, FRIDAY, true, null).isEmpty()).isEqualTo(out.contains(state.name()));
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST_NIGHT, 2026-11-20, 2026-11-21T11:00:00Z",
        "DAY_14, 2026-12-04, 2026-12-07T11:00:00Z",
        "MONTH_3, 2027-03-24, 2027-03-30T10:00:00Z",
    })
    void theFirstNightIsDueTheNextNoonWhateverDayThatIsAndTheOthersOnAWorkingDay(
            Moment moment, LocalDate day, String due) {
        assertThat(moment.due(day)).isEqualTo(due);
    }

    @Test
    void nobodyIsAskedForTheFirstTimeTwoWeeksTooLate() {
        assertThat(FIRST_NIGHT.isTooLateToAsk(FRIDAY, Instant.parse("2026-12-05T10:59:00Z")))
                .isFalse();
        assertThat(FIRST_NIGHT.isTooLateToAsk(FRIDAY, Instant.parse("2026-12-05T11:01:00Z")))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void eachNeedHasItsOwnWordsAndNoReceiverSaysWhatTheRecordSays(HandoverDomain domain) {
        assertThat(OutcomeCode.of(domain))
                .hasSizeBetween(3, 4)
                .contains(OutcomeCode.LOST_CONTACT)
                .doesNotContain(OutcomeCode.RETURNED_TO_CUSTODY, OutcomeCode.DECEASED);
    }

    @Test
    void everyEndingIsTheOutcomeOfTheDaysFromThenOnOrOfNone() {
        LocalDate before = FRIDAY.minusDays(1);
        assertThat(Arrays.stream(Ending.values()).flatMap(ending -> ending.outcome(FRIDAY, FRIDAY).stream()))
                .containsExactly(OutcomeCode.RETURNED_TO_CUSTODY, OutcomeCode.DECEASED);
        assertThat(Arrays.stream(Ending.values()).flatMap(ending -> ending.outcome(FRIDAY, before).stream()))
                .isEmpty();
    }

    private static Map<Moment, LocalDate> asked(
            boolean released,
            ReferralState state,
            @Nullable LocalDate agreedOn,
            boolean consented,
            @Nullable LocalDate until) {
        return OutcomeRules.asked(new Facts(released, state, agreedOn, consented, until, DAYS));
    }
}
