package org.reentryhub.web.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reentryhub.plan.PlanDomain;
import org.reentryhub.plan.Readiness;
import org.reentryhub.plan.ReadinessState;
import org.reentryhub.plan.Reason;
import org.reentryhub.plan.ReasonCode;

/** What a case manager is told to do next. */
class NextStepTest {
    private static final UUID PERSON = new UUID(0, 1);
    private static final UUID REFERRAL = new UUID(0, 2);

    @Test
    void aCaseThatWaitsToBeTakenOverComesFirst() {
        NextStep step =
                NextStep.of(facts(Set.of(), true, true, housing(ReadinessState.ATTENTION, ReasonCode.ASKS_FOR_MORE)));
        assertThat(step.kind()).isEqualTo(NextStep.Kind.ACCEPT);
        assertThat(step.address(PERSON)).isEqualTo("/people/" + PERSON + "#transfer");
    }

    @Test
    void aQuestionIsAnsweredAtItsReferral() {
        NextStep step =
                NextStep.of(facts(Set.of(), false, true, housing(ReadinessState.ATTENTION, ReasonCode.ASKS_FOR_MORE)));
        assertThat(step.kind()).isEqualTo(NextStep.Kind.ANSWER);
        assertThat(step.address(PERSON)).isEqualTo("/referrals/" + REFERRAL);
        assertThat(step.partner()).isEqualTo("Oslo");
    }

    @Test
    void whoeverMayNotBeAskedNeedsAConsentFirst() {
        Readiness unasked = housing(ReadinessState.NOT_STARTED, ReasonCode.NOT_ASKED);
        NextStep step = NextStep.of(facts(Set.of(PlanDomain.HOUSING), false, true, unasked));
        assertThat(step.kind()).isEqualTo(NextStep.Kind.CONSENT);
        assertThat(step.address(PERSON)).isEqualTo("/people/" + PERSON + "/consents");
        assertThat(NextStep.of(facts(Set.of(), false, true, unasked)).kind()).isEqualTo(NextStep.Kind.SEND);
    }

    @Test
    void whatIsLateComesBeforeWhatIsEasier() {
        Readiness late = domain(PlanDomain.EMPLOYMENT, ReadinessState.ATTENTION, ReasonCode.NOT_ASKED);
        NextStep step = NextStep.of(facts(
                Set.of(PlanDomain.EMPLOYMENT),
                false,
                true,
                housing(ReadinessState.NOT_STARTED, ReasonCode.NOT_ASKED),
                late));
        assertThat(step.kind()).isEqualTo(NextStep.Kind.CONSENT);
        assertThat(step.domain()).isEqualTo(PlanDomain.EMPLOYMENT);
    }

    @Test
    void silenceIsCalledAboutWhenItIsLateAndNotBefore() {
        assertThat(NextStep.of(facts(Set.of(), false, true, housing(ReadinessState.ATTENTION, ReasonCode.NOT_ANSWERED)))
                        .kind())
                .isEqualTo(NextStep.Kind.CALL);
        assertThat(NextStep.of(facts(Set.of(), false, true, housing(ReadinessState.WAITING, ReasonCode.NOT_ANSWERED)))
                        .isSomething())
                .isFalse();
    }

    @Test
    void aNeedThatNobodyMappedIsOnlyAStepWhereEverybodyHasIt() {
        assertThat(NextStep.of(facts(
                                Set.of(), false, true, housing(ReadinessState.NOT_STARTED, ReasonCode.NEED_UNKNOWN)))
                        .kind())
                .isEqualTo(NextStep.Kind.MAP);
        assertThat(NextStep.of(facts(
                                Set.of(),
                                false,
                                true,
                                domain(PlanDomain.FINANCE, ReadinessState.ATTENTION, ReasonCode.NEED_UNKNOWN)))
                        .isSomething())
                .isFalse();
    }

    @Test
    void nothingIsDoneForSomebodyWhoHasDied() {
        NextStep step =
                NextStep.of(facts(Set.of(), true, false, housing(ReadinessState.ATTENTION, ReasonCode.ASKS_FOR_MORE)));
        assertThat(step.isSomething()).isFalse();
    }

    private static NextStep.Facts facts(
            Set<PlanDomain> unconsented, boolean toAccept, boolean alive, Readiness... readiness) {
        return new NextStep.Facts(
                List.of(readiness), unconsented, Map.of(PlanDomain.HOUSING, REFERRAL), toAccept, alive);
    }

    private static Readiness housing(ReadinessState state, ReasonCode code) {
        return domain(PlanDomain.HOUSING, state, code);
    }

    private static Readiness domain(PlanDomain domain, ReadinessState state, ReasonCode code) {
        return new Readiness(domain, state, new Reason(code, "Oslo", 3L, null));
    }
}
