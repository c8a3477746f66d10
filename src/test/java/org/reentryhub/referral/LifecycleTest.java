package org.reentryhub.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.referral.ReferralState.ACCEPTED;
import static org.reentryhub.referral.ReferralState.CANCELLED;
import static org.reentryhub.referral.ReferralState.CANCEL_REQUESTED;
import static org.reentryhub.referral.ReferralState.CLOSED;
import static org.reentryhub.referral.ReferralState.DECLINED;
import static org.reentryhub.referral.ReferralState.DRAFT;
import static org.reentryhub.referral.ReferralState.EXPIRED;
import static org.reentryhub.referral.ReferralState.FULFILLED;
import static org.reentryhub.referral.ReferralState.IN_PROGRESS;
import static org.reentryhub.referral.ReferralState.IN_REVIEW;
import static org.reentryhub.referral.ReferralState.MORE_INFO_NEEDED;
import static org.reentryhub.referral.ReferralState.NOT_FULFILLED;
import static org.reentryhub.referral.ReferralState.ON_HOLD;
import static org.reentryhub.referral.ReferralState.PLANNED;
import static org.reentryhub.referral.ReferralState.QUEUED;
import static org.reentryhub.referral.ReferralState.READY;
import static org.reentryhub.referral.ReferralState.RECEIVED;
import static org.reentryhub.referral.ReferralState.REDIRECTED;
import static org.reentryhub.referral.ReferralState.SENT;
import static org.reentryhub.referral.ReferralState.SUPERSEDED;
import static org.reentryhub.referral.ReferralState.VOID;
import static org.reentryhub.referral.ReferralState.WAITLISTED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reentryhub.audit.Role;

/** The lifecycle, told again without its table: each step by a name, and everything else refused. */
class LifecycleTest {
    private static final Set<ReferralState> WITH_THE_RECEIVER = Set.of(
            QUEUED, SENT, RECEIVED, IN_REVIEW, MORE_INFO_NEEDED, ACCEPTED, WAITLISTED, PLANNED, IN_PROGRESS, ON_HOLD);

    private record Example(String name, Step step, Role by, Set<ReferralState> from, ReferralState to) {}

    private static Example example(String name, Step step, Role by, Set<ReferralState> from, ReferralState to) {
        return new Example(name, step, by, from, to);
    }

    private static final Role PRISON = Role.CASE_MANAGER;
    private static final Role OFFICE = Role.RECEIVER;
    private static final Role HUB = Role.SYSTEM;

    private static final List<Example> EXAMPLES = List.of(
            example("a case manager hands over what may be", Step.OPENED, PRISON, Set.of(DRAFT), READY),
            example("the hub composes it", Step.COMPOSED, HUB, Set.of(READY), QUEUED),
            example("the partner's machine takes it", Step.DELIVERED, HUB, Set.of(QUEUED), SENT),
            example("the partner gives a receipt", Step.RECEIVED, OFFICE, Set.of(QUEUED, SENT), RECEIVED),
            example("nobody could be reached until it was too late", Step.EXPIRED, HUB, Set.of(QUEUED), EXPIRED),
            example("somebody opens it", Step.REVIEWED, OFFICE, WITH_THE_RECEIVER, IN_REVIEW),
            example("the office asks a question", Step.ASKED, OFFICE, WITH_THE_RECEIVER, MORE_INFO_NEEDED),
            example("the prison answers it", Step.TOLD, PRISON, Set.of(MORE_INFO_NEEDED), IN_REVIEW),
            example("the office accepts", Step.ACCEPTED, OFFICE, WITH_THE_RECEIVER, ACCEPTED),
            example("the office declines", Step.DECLINED, OFFICE, WITH_THE_RECEIVER, DECLINED),
            example("the office names another", Step.REDIRECTED, OFFICE, WITH_THE_RECEIVER, REDIRECTED),
            example("there is a waiting list", Step.WAITLISTED, OFFICE, WITH_THE_RECEIVER, WAITLISTED),
            example("there is an appointment", Step.APPOINTED, OFFICE, Set.of(ACCEPTED, WAITLISTED), PLANNED),
            example("the work begins", Step.BEGUN, OFFICE, Set.of(ACCEPTED, WAITLISTED, PLANNED), IN_PROGRESS),
            example("the person has a home", Step.FULFILLED, OFFICE, Set.of(ACCEPTED, PLANNED, IN_PROGRESS), FULFILLED),
            example(
                    "it came to nothing",
                    Step.NOT_FULFILLED,
                    OFFICE,
                    Set.of(ACCEPTED, PLANNED, IN_PROGRESS),
                    NOT_FULFILLED),
            example(
                    "the case manager has seen how it went",
                    Step.CLOSED,
                    PRISON,
                    Set.of(FULFILLED, NOT_FULFILLED),
                    CLOSED),
            example("something forbids the next message", Step.HELD, HUB, without(WITH_THE_RECEIVER, ON_HOLD), ON_HOLD),
            example("it no longer does", Step.RESUMED, HUB, Set.of(ON_HOLD), RECEIVED),
            example("it is taken back", Step.CANCELLATION_REQUESTED, PRISON, WITH_THE_RECEIVER, CANCEL_REQUESTED),
            example(
                    "and the office says so",
                    Step.CANCELLATION_CONFIRMED,
                    OFFICE,
                    Set.of(CANCEL_REQUESTED, ON_HOLD),
                    CANCELLED),
            example(
                    "or says so by telephone only",
                    Step.CANCELLATION_SETTLED,
                    PRISON,
                    Set.of(CANCEL_REQUESTED),
                    CANCELLED),
            example("it is taken back before anybody saw it", Step.CANCELLED, PRISON, WITH_THE_RECEIVER, CANCELLED),
            example("it was a mistake, and nobody saw it", Step.VOIDED, PRISON, WITH_THE_RECEIVER, VOID),
            example("two numbers are one person", Step.SUPERSEDED, HUB, WITH_THE_RECEIVER, SUPERSEDED),
            example(
                    "and are not, after all",
                    Step.REOPENED,
                    HUB,
                    Set.of(CANCEL_REQUESTED, CANCELLED, SUPERSEDED),
                    QUEUED));

    @TestFactory
    Stream<DynamicTest> everyStepHasItsExample() {
        return EXAMPLES.stream()
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> {
                    for (ReferralState from : example.from()) {
                        assertThat(example.step().leads(from, example.to()))
                                .as("from " + from)
                                .isEqualTo(from != example.to());
                    }
                    assertThat(example.step().from()).isEqualTo(example.from());
                    assertThat(example.step().isOpenTo(example.by())).isTrue();
                }));
    }

    @Test
    void noStepIsWithoutAnExample() {
        assertThat(EXAMPLES.stream().map(Example::step)).containsExactlyInAnyOrder(Step.values());
    }

    @Test
    void everyStateCanBeReachedAndOnlyWhatIsOverHasNoWayOn() {
        Set<ReferralState> reached = EnumSet.of(DRAFT);
        Arrays.stream(Step.values()).forEach(step -> reached.addAll(step.to()));
        assertThat(reached).containsExactlyInAnyOrder(ReferralState.values());
        Set<ReferralState> ends = EnumSet.allOf(ReferralState.class);
        Arrays.stream(Step.values()).forEach(step -> ends.removeAll(step.from()));
        assertThat(ends).containsExactlyInAnyOrder(DECLINED, REDIRECTED, CLOSED, EXPIRED, VOID);
    }

    @Test
    void nobodyTakesAnothersSteps() {
        for (Step step : Step.values()) {
            assertThat(step.isOpenTo(Role.RECEIVER)).isEqualTo(step.by() == Step.By.RECEIVER);
            assertThat(step.isOpenTo(Role.CASE_MANAGER)).isEqualTo(step.by() == Step.By.PRISON);
            assertThat(Stream.of(Role.OPERATOR, Role.AUDITOR, Role.HEALTH_STAFF, Role.PRISON_RECORDS))
                    .noneMatch(step::isOpenTo);
        }
    }

    @Test
    void whatIsOpenMayBeAnsweredAndACancellationIsStillAwaited() {
        Set<ReferralState> open = EnumSet.copyOf(WITH_THE_RECEIVER);
        open.addAll(Set.of(DRAFT, READY));
        for (ReferralState state : ReferralState.values()) {
            assertThat(state.isOpen()).as(state.name()).isEqualTo(open.contains(state));
            assertThat(state.isLive()).as(state.name()).isEqualTo(open.contains(state) || state == CANCEL_REQUESTED);
        }
    }

    @Test
    void anAnswerIsAStepOfTheReceivers() {
        assertThat(Arrays.stream(AnswerCode.values()).map(AnswerCode::step))
                .doesNotHaveDuplicates()
                .allMatch(step -> step.by() == Step.By.RECEIVER);
    }

    @Test
    void anAnswerMovesSaysNothingNewOrIsImpossible() {
        assertThat(AnswerCode.ACCEPTED.on(QUEUED)).isEqualTo(AnswerCode.Effect.MOVES);
        assertThat(AnswerCode.ACCEPTED.on(ACCEPTED)).isEqualTo(AnswerCode.Effect.NOTHING_NEW);
        assertThat(AnswerCode.ACCEPTED.on(DECLINED)).isEqualTo(AnswerCode.Effect.IMPOSSIBLE);
        assertThat(AnswerCode.PLANNED.on(RECEIVED)).isEqualTo(AnswerCode.Effect.IMPOSSIBLE);
        assertThat(AnswerCode.CANCELLATION_CONFIRMED.on(ACCEPTED)).isEqualTo(AnswerCode.Effect.IMPOSSIBLE);
    }

    /** What a receiver may say, by state, as the partner guide has it. */
    static Map<ReferralState, Set<AnswerCode>> answers() {
        return Arrays.stream(ReferralState.values())
                .collect(Collectors.toMap(state -> state, state -> Arrays.stream(AnswerCode.values())
                        .filter(answer -> answer.on(state) == AnswerCode.Effect.MOVES)
                        .collect(Collectors.toSet())));
    }

    private static Set<ReferralState> without(Set<ReferralState> states, ReferralState one) {
        return states.stream().filter(state -> state != one).collect(Collectors.toSet());
    }
}
