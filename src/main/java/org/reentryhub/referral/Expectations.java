package org.reentryhub.referral;

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
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.clock.Expectation;
import org.reentryhub.partner.Partner;
import org.reentryhub.plan.WorkingDays;

/** What a referral, as it stands, demands of whom and by when. Pure: every rule of the clocks is in here. */
final class Expectations {
    /** The least that anybody gets, however near the release. */
    static final Duration AT_LEAST = Duration.ofHours(2);
    /** What the prison gives itself to answer a question, and to decide about what is held back. */
    static final Duration PRISON_WITHIN = Duration.ofDays(2);

    static final Duration LOOK_EVERY = Duration.ofDays(14);
    /** Until then an office can still do something on the last working day before a release. */
    static final LocalTime NOON = LocalTime.NOON;
    /** When a prison's day begins: the day after an appointment somebody asks how it went. */
    static final LocalTime MORNING = LocalTime.of(8, 0);

    private final Facts facts;

    private Expectations(Facts facts) {
        this.facts = facts;
    }

    /**
     * All that decides.
     *
     * @param since when the referral came into its state
     * @param word the newest message about the person that has left or may still; null where there is none
     * @param release the day, as the record has it now
     * @param appointment the day of the newest one that the receiver gave
     * @param questions how it went after the release, as far as the receiver has not told
     * @param over whether the person has died: nobody is reminded of anything any more
     */
    record Facts(
            ReferralState state,
            Instant since,
            @Nullable Word word,
            Partner.Expects expects,
            @Nullable LocalDate release,
            @Nullable LocalDate appointment,
            List<OutcomeQuestion> questions,
            boolean over) {}

    /**
     * What was said to the receiver last.
     *
     * @param asksToKeep whether it asks if the referral is kept, since the person is back inside
     * @param acknowledged whether the receiver has given a receipt for it, or answered it
     */
    record Word(int version, Instant composedAt, Instant answerBy, boolean asksToKeep, boolean acknowledged) {}

    /** The expectations that these facts demand; none in a state in which nobody owes anybody anything. */
    static Set<Expectation> of(Facts facts) {
        return facts.over() ? Set.of() : new Expectations(facts).demanded();
    }

    private Set<Expectation> demanded() {
        Set<Expectation> demanded = new HashSet<>();
        switch (facts.state()) {
            case QUEUED, SENT ->
                demanded.add(soon(
                        RECEIPT,
                        facts.since(),
                        facts.since().plus(facts.expects().receiptWithin())));
            case RECEIVED -> {
                demanded.add(opened());
                demanded.add(answer());
            }
            case IN_REVIEW -> demanded.add(answer());
            case MORE_INFO_NEEDED ->
                demanded.add(soon(INFORMATION, facts.since(), facts.since().plus(PRISON_WITHIN)));
            case WAITLISTED ->
                demanded.add(soon(DECISION, facts.since(), facts.since().plus(LOOK_EVERY)));
            case PLANNED -> demanded.add(appointment());
            case ON_HOLD -> demanded.add(keptOrHeld());
            case CANCEL_REQUESTED ->
                demanded.add(new Expectation(
                        CANCELLATION,
                        facts.since(),
                        facts.since().plus(facts.expects().receiptWithin())));
            default -> {}
        }
        receiptOfAnUpdate().ifPresent(demanded::add);
        facts.questions().forEach(question -> demanded.add(question.expectation()));
        return Set.copyOf(demanded);
    }

    /**
     * Half of the time for an answer: an office that looks at its post once a working day has opened it by then, and where
     * nobody has, as much time is left to telephone and still have the answer when it is due.
     */
    private Expectation opened() {
        return soon(
                OPENED,
                facts.since(),
                facts.since().plus(facts.expects().answerWithin().dividedBy(2)));
    }

    /**
     * By the time that the receiver was told; somebody who is late already does not get less than the least. Where all that was
     * said to it has been stopped since, it still owes an answer, from when it took the referral up.
     */
    private Expectation answer() {
        Word word = facts.word();
        return word == null
                ? soon(ANSWER, facts.since(), facts.since().plus(facts.expects().answerWithin()))
                : soon(ANSWER, word.composedAt(), word.answerBy());
    }

    /** Only the day of an appointment stands in a row: its hour is the person's. */
    private Expectation appointment() {
        LocalDate day = facts.appointment();
        Instant due = day == null
                ? facts.since().plus(facts.expects().answerWithin())
                : day.plusDays(1).atTime(MORNING).atZone(NorwegianTime.ZONE).toInstant();
        return new Expectation(APPOINTMENT, facts.since(), notBefore(facts.since(), due));
    }

    /** Where the receiver was asked whether it keeps the referral, it owes the answer; all else is the case manager's. */
    private Expectation keptOrHeld() {
        Word word = facts.word();
        return word != null && word.asksToKeep()
                ? soon(ANSWER, word.composedAt(), word.answerBy())
                : soon(HELD, facts.since(), facts.since().plus(PRISON_WITHIN));
    }

    /** A later version is acknowledged like the first; that a receiver may not have heard of a new day is what hurts most. */
    private Optional<Expectation> receiptOfAnUpdate() {
        return Optional.ofNullable(facts.word())
                .filter(word -> word.version() > 1 && !word.acknowledged() && mayBeOut(word))
                .map(word -> soon(
                        RECEIPT,
                        word.composedAt(),
                        word.composedAt().plus(facts.expects().receiptWithin())));
    }

    private boolean mayBeOut(Word word) {
        return switch (facts.state()) {
            case RECEIVED, IN_REVIEW, MORE_INFO_NEEDED, ACCEPTED, WAITLISTED, PLANNED, IN_PROGRESS -> true;
            case ON_HOLD -> word.asksToKeep();
            default -> false;
        };
    }

    private Expectation soon(Expectation.Kind kind, Instant since, Instant agreed) {
        Instant began = since.isBefore(facts.since()) ? facts.since() : since;
        return new Expectation(kind, since, notBefore(began, beforeRelease(began, agreed)));
    }

    /** While a release is ahead, nothing is due later than noon of the last working day before it. */
    private Instant beforeRelease(Instant began, Instant agreed) {
        LocalDate release = facts.release();
        if (release == null || LocalDate.ofInstant(began, NorwegianTime.ZONE).isAfter(release)) {
            return agreed;
        }
        Instant latest = WorkingDays.before(release)
                .atTime(NOON)
                .atZone(NorwegianTime.ZONE)
                .toInstant();
        Instant possible = latest.isBefore(began.plus(AT_LEAST)) ? began.plus(AT_LEAST) : latest;
        return agreed.isAfter(possible) ? possible : agreed;
    }

    private static Instant notBefore(Instant began, Instant due) {
        return due.isAfter(began) ? due : began.plus(AT_LEAST);
    }
}
