package org.reentryhub.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reentryhub.custody.NeedLevel;

class ReadinessTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Plan PLAN = Somebody.PLANNER.plan(Somebody.SENTENCED);

    @Test
    void aSilentReceiverIsNamedWithTheDaysOfSilence() {
        Readiness readiness = of(nav(ReferralStanding.RECEIVED, "2026-11-16"), TODAY);
        assertThat(readiness.state()).isEqualTo(ReadinessState.WAITING);
        assertThat(readiness.why()).isEqualTo("NAV has not answered for 6 days");
        assertThat(readiness.reason().code()).isEqualTo(ReasonCode.NOT_ANSWERED);
        assertThat(readiness.reason().days()).isEqualTo(6);
    }

    @Test
    void silenceAfterTheDayOfConfirmationsAsksForAttention() {
        assertThat(of(nav(ReferralStanding.IN_REVIEW, "2026-11-16"), LocalDate.parse("2027-01-08"))
                        .state())
                .isEqualTo(ReadinessState.ATTENTION);
    }

    @Test
    void aReferralThatNobodyMadeInTimeAsksForAttention() {
        Progress housing = Progress.none(PlanDomain.HOUSING, NeedLevel.URGENT);
        assertThat(of(housing, LocalDate.parse("2026-10-22")).state()).isEqualTo(ReadinessState.NOT_STARTED);
        assertThat(of(housing, LocalDate.parse("2026-10-23")).state()).isEqualTo(ReadinessState.ATTENTION);
    }

    @Test
    void noNeedIsNoTask() {
        Readiness readiness = of(Progress.none(PlanDomain.EDUCATION, NeedLevel.NONE), TODAY);
        assertThat(readiness.state()).isEqualTo(ReadinessState.NOT_NEEDED);
        assertThat(readiness.why()).isEqualTo("The mapping found no need");
    }

    @Test
    void aNeedThatWasMetLaterStaysWithItsReferral() {
        Progress met = new Progress(PlanDomain.HOUSING, NeedLevel.NONE, ReferralStanding.FULFILLED, TODAY, "Bolig");
        assertThat(of(met, TODAY).state()).isEqualTo(ReadinessState.READY);
    }

    @Test
    void healthIsAskedForOrNot() {
        assertThat(of(Progress.none(PlanDomain.HEALTH, null), TODAY).why())
                .isEqualTo("The health unit has not been asked");
        Progress asked = new Progress(PlanDomain.HEALTH, null, ReferralStanding.SENT, TODAY, null);
        assertThat(of(asked, TODAY).state()).isEqualTo(ReadinessState.READY);
    }

    @ParameterizedTest
    @EnumSource(ReferralStanding.class)
    void everyStandingSaysWhyInEveryDomain(ReferralStanding standing) {
        List<Progress> all = Arrays.stream(PlanDomain.values())
                .map(domain -> new Progress(domain, NeedLevel.SOME, standing, LocalDate.parse("2026-11-21"), "NAV"))
                .toList();
        assertThat(Readiness.of(PLAN, all, TODAY))
                .hasSize(PlanDomain.values().length)
                .allSatisfy(
                        readiness -> assertThat(readiness.why()).isNotBlank().doesNotContain("{"));
    }

    private static Progress nav(ReferralStanding standing, String since) {
        return new Progress(PlanDomain.EMPLOYMENT, NeedLevel.SOME, standing, LocalDate.parse(since), "NAV");
    }

    private static Readiness of(Progress progress, LocalDate today) {
        return Readiness.of(PLAN, List.of(progress), today).get(0);
    }
}
