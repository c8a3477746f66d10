package org.reentryhub.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.clock.Expectation.Kind.ANSWER;
import static org.reentryhub.clock.Expectation.Kind.APPOINTMENT;
import static org.reentryhub.clock.Expectation.Kind.CANCELLATION;
import static org.reentryhub.clock.Expectation.Kind.DECISION;
import static org.reentryhub.clock.Expectation.Kind.HELD;
import static org.reentryhub.clock.Expectation.Kind.INFORMATION;
import static org.reentryhub.clock.Expectation.Kind.OPENED;
import static org.reentryhub.clock.Expectation.Kind.RECEIPT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reentryhub.NorwegianTime;
import org.reentryhub.clock.Expectation;
import org.reentryhub.partner.Partner;
import org.reentryhub.plan.WorkingDays;
import org.reentryhub.referral.Expectations.Facts;
import org.reentryhub.referral.Expectations.Word;

/** What a referral demands in each state: four hours for a receipt, five days for an answer. */
class ExpectationsTest {
    private static final Partner.Expects AGREED = new Partner.Expects(Duration.ofHours(4), Duration.ofDays(5));
    /** A Monday. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    private static final Word FIRST = new Word(1, MONDAY, MONDAY.plus(AGREED.answerWithin()), false, false);

    /** Said again, state by state, so that the function does not check itself. */
    private static final Map<ReferralState, Set<Expectation.Kind>> KINDS = Map.of(
            ReferralState.QUEUED, Set.of(RECEIPT),
            ReferralState.SENT, Set.of(RECEIPT),
            ReferralState.RECEIVED, Set.of(OPENED, ANSWER),
            ReferralState.IN_REVIEW, Set.of(ANSWER),
            ReferralState.MORE_INFO_NEEDED, Set.of(INFORMATION),
            ReferralState.WAITLISTED, Set.of(DECISION),
            ReferralState.PLANNED, Set.of(APPOINTMENT),
            ReferralState.ON_HOLD, Set.of(HELD),
            ReferralState.CANCEL_REQUESTED, Set.of(CANCELLATION));

    @Test
    void eachStateDemandsItsOwnAndTheOthersNothing() {
        Arrays.stream(ReferralState.values())
                .forEach(state ->
                        assertThat(kinds(in(state))).as(state.name()).isEqualTo(KINDS.getOrDefault(state, Set.of())));
    }

    @Test
    void whereAllThatWasSaidHasBeenStoppedNobodyIsSilentForEver() {
        Arrays.stream(ReferralState.values()).forEach(state -> assertThat(kinds(in(state, null)))
                .as(state.name())
                .isEqualTo(KINDS.getOrDefault(state, Set.of())));
        assertThat(due(ANSWER, in(ReferralState.IN_REVIEW, null))).isEqualTo("2026-11-28T09:00:00Z");
    }

    @Test
    void aReceiptIsDueWhenTheReceiverAgreedToGiveIt() {
        assertThat(due(RECEIPT, in(ReferralState.SENT))).isEqualTo("2026-11-23T13:00:00Z");
    }

    @Test
    void halfOfTheTimeForAnAnswerIsForOpeningIt() {
        assertThat(due(OPENED, in(ReferralState.RECEIVED))).isEqualTo("2026-11-25T21:00:00Z");
        assertThat(due(ANSWER, in(ReferralState.RECEIVED))).isEqualTo("2026-11-28T09:00:00Z");
    }

    @Test
    void anAnswerIsDueByTheTimeThatTheReceiverWasTold() {
        Word second = new Word(2, MONDAY.plus(Duration.ofDays(3)), MONDAY.plus(Duration.ofDays(8)), false, true);
        assertThat(due(ANSWER, in(ReferralState.IN_REVIEW, second))).isEqualTo("2026-12-01T09:00:00Z");
    }

    @Test
    void aReferralThatIsOpenedTooLateStillHasTheLeastTimeForItsAnswer() {
        Facts late = new Facts(
                ReferralState.IN_REVIEW, MONDAY.plus(Duration.ofDays(9)), FIRST, AGREED, null, null, List.of(), false);
        assertThat(due(ANSWER, late)).isEqualTo("2026-12-02T11:00:00Z");
    }

    @Test
    void anUpdateIsAcknowledgedLikeTheFirstWord() {
        Word unheard = new Word(2, MONDAY, MONDAY.plus(AGREED.answerWithin()), false, false);
        Word heard = new Word(2, MONDAY, MONDAY.plus(AGREED.answerWithin()), false, true);
        assertThat(kinds(in(ReferralState.ACCEPTED, unheard))).containsExactly(RECEIPT);
        assertThat(kinds(in(ReferralState.ACCEPTED, heard))).isEmpty();
    }

    @Test
    void whoWasAskedWhetherItKeepsAReferralOwesTheAnswerAndAllOtherHoldsAreTheCaseManagers() {
        Word asks = new Word(2, MONDAY, MONDAY.plus(AGREED.answerWithin()), true, true);
        assertThat(kinds(in(ReferralState.ON_HOLD, asks))).containsExactly(ANSWER);
        assertThat(due(HELD, in(ReferralState.ON_HOLD))).isEqualTo("2026-11-25T09:00:00Z");
    }

    @Test
    void howAnAppointmentWentIsAskedOnTheMorningAfter() {
        assertThat(due(APPOINTMENT, appointed(LocalDate.parse("2026-12-01")))).isEqualTo("2026-12-02T07:00:00Z");
    }

    @Test
    void anAppointmentWithoutADayIsAskedForLikeAnAnswer() {
        assertThat(due(APPOINTMENT, in(ReferralState.PLANNED))).isEqualTo("2026-11-28T09:00:00Z");
    }

    @Test
    void nothingIsDueLaterThanNoonOfTheLastWorkingDayBeforeTheRelease() {
        assertThat(due(OPENED, before("2026-11-25"))).isEqualTo("2026-11-24T11:00:00Z");
        assertThat(due(OPENED, before("2026-11-30"))).isEqualTo("2026-11-25T21:00:00Z");
        assertThat(due(ANSWER, before("2026-11-30"))).isEqualTo("2026-11-27T11:00:00Z");
    }

    @Test
    void nobodyGetsLessThanTwoHoursHoweverNearTheRelease() {
        assertThat(due(OPENED, before("2026-11-23"))).isEqualTo("2026-11-23T11:00:00Z");
        assertThat(due(OPENED, before("2026-11-24"))).isEqualTo("2026-11-23T11:00:00Z");
    }

    @Test
    void afterTheReleaseEverybodyHasTheAgreedTimeAgain() {
        assertThat(due(OPENED, before("2026-11-22"))).isEqualTo("2026-11-25T21:00:00Z");
    }

    @Test
    void afterADeathNobodyIsRemindedOfAnything() {
        Facts dead = new Facts(ReferralState.CANCEL_REQUESTED, MONDAY, FIRST, AGREED, null, null, List.of(), true);
        assertThat(Expectations.of(dead)).isEmpty();
    }

    @Provide
    Arbitrary<Facts> anything() {
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(0, Duration.ofDays(30).toMinutes())
                .map(minutes -> MONDAY.plus(Duration.ofMinutes(minutes)));
        Arbitrary<Word> words = Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        times,
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((version, at, asks, heard) -> new Word(version, at, at.plus(AGREED.answerWithin()), asks, heard));
        Arbitrary<LocalDate> days = Arbitraries.integers().between(-10, 50).map(days1 -> LocalDate.parse("2026-11-23")
                .plusDays(days1));
        return Combinators.combine(
                        Arbitraries.of(ReferralState.values()),
                        times,
                        words.injectNull(0.1),
                        days.injectNull(0.2),
                        days.injectNull(0.2))
                .as((state, since, word, release, appointment) ->
                        new Facts(state, since, word, AGREED, release, appointment, List.of(), false));
    }

    @Property(tries = 5_000)
    void nothingIsDueBeforeItBeganAndEachKindStandsOnce(@ForAll("anything") Facts facts) {
        Set<Expectation> demanded = Expectations.of(facts);
        assertThat(demanded).extracting(Expectation::kind).doesNotHaveDuplicates();
        assertThat(demanded).allSatisfy(each -> {
            assertThat(each.dueAt()).isAfter(each.since());
            assertThat(each.dueAt()).isAfter(facts.since().minusSeconds(1));
        });
    }

    @Property(tries = 5_000)
    void aNearReleaseMakesItShorterAndNeverShorterThanTheLeast(@ForAll("anything") Facts facts) {
        Facts far = new Facts(
                facts.state(),
                facts.since(),
                facts.word(),
                facts.expects(),
                null,
                facts.appointment(),
                List.of(),
                false);
        Map<Expectation.Kind, Expectation> unhurried =
                Expectations.of(far).stream().collect(Collectors.toMap(Expectation::kind, each -> each));
        Expectations.of(facts).forEach(each -> {
            Expectation without = Objects.requireNonNull(unhurried.get(each.kind()));
            Instant began = each.since().isAfter(facts.since()) ? each.since() : facts.since();
            assertThat(each.dueAt()).isBeforeOrEqualTo(without.dueAt());
            if (each.dueAt().isBefore(without.dueAt())) {
                assertThat(each.dueAt()).isAfterOrEqualTo(began.plus(Expectations.AT_LEAST));
                Instant noon = WorkingDays.before(Objects.requireNonNull(facts.release()))
                        .atTime(12, 0)
                        .atZone(NorwegianTime.ZONE)
                        .toInstant();
                assertThat(each.dueAt()).isIn(noon, began.plus(Expectations.AT_LEAST));
            }
        });
    }

    private static Facts in(ReferralState state) {
        return in(state, FIRST);
    }

    private static Facts in(ReferralState state, @Nullable Word word) {
        return new Facts(state, MONDAY, word, AGREED, null, null, List.of(), false);
    }

    private static Facts before(String release) {
        return new Facts(
                ReferralState.RECEIVED, MONDAY, FIRST, AGREED, LocalDate.parse(release), null, List.of(), false);
    }

    private static Facts appointed(LocalDate day) {
        return new Facts(ReferralState.PLANNED, MONDAY, FIRST, AGREED, null, day, List.of(), false);
    }

    private static Set<Expectation.Kind> kinds(Facts facts) {
        return Expectations.of(facts).stream().map(Expectation::kind).collect(Collectors.toSet());
    }

    private static String due(Expectation.Kind kind, Facts facts) {
        return Expectations.of(facts).stream()
                .filter(each -> each.kind() == kind)
                .map(each -> each.dueAt().toString())
                .findFirst()
                .orElse("nothing of that kind");
    }
}
