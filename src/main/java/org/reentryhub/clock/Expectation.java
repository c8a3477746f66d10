package org.reentryhub.clock;

import java.time.Instant;

/**
 * Something that somebody is expected to do.
 *
 * @param since when it began to be expected; the same kind since another time is another expectation
 * @param dueAt when somebody is told that it is missing
 */
public record Expectation(Kind kind, Instant since, Instant dueAt) {

    /** Whose turn it is. */
    public enum Debtor {
        RECEIVER,
        PRISON
    }

    /** What is expected. */
    public enum Kind {
        /** The receiver confirms that it has what was sent. */
        RECEIPT(
                Debtor.RECEIVER,
                Ladder.SILENCE,
                "%s has not confirmed that it has what was sent on %s. Ask by telephone whether it has come."),
        /** Somebody there opens the referral. */
        OPENED(
                Debtor.RECEIVER,
                Ladder.SILENCE,
                "%s has had the referral since %s, and nobody there has opened it. Ask by telephone who will."),
        /** The receiver says what it will do. */
        ANSWER(
                Debtor.RECEIVER,
                Ladder.SILENCE,
                "%s has not answered what was sent on %s. Ask by telephone when it will."),
        /** The receiver says how an appointment went. */
        APPOINTMENT(
                Debtor.RECEIVER,
                Ladder.SILENCE,
                "%s made an appointment on %s and has not said whether it was kept. Ask there, and ask the person."),
        /** The receiver confirms that it has let go of what was taken back. */
        CANCELLATION(
                Debtor.RECEIVER,
                Ladder.SILENCE,
                "%s has not confirmed the cancellation of %s. Make sure by telephone that nobody there works on it, and close the referral."),
        /** The prison answers the receiver's question. */
        INFORMATION(
                Debtor.PRISON,
                Ladder.SILENCE,
                "%s asked for more on %s and waits for the prison's answer. Answer the question."),
        /** Somebody looks whether the waiting list leads anywhere. */
        DECISION(
                Debtor.PRISON,
                Ladder.WAITING,
                "%s has had the person on its waiting list since %s. Ask how long it will be, and look for another way."),
        /** The case manager decides about what is held back. */
        HELD(
                Debtor.PRISON,
                Ladder.SILENCE,
                "The referral to %s has been on hold since %s. See why, and cancel it if it cannot go on.");

        private final Debtor debtor;
        private final Ladder ladder;
        private final String sentence;

        Kind(Debtor debtor, Ladder ladder, String sentence) {
            this.debtor = debtor;
            this.ladder = ladder;
            this.sentence = sentence;
        }

        public Debtor debtor() {
            return debtor;
        }

        Ladder ladder() {
            return ladder;
        }

        /** The code of the alert and of the task. */
        String code() {
            return name() + "_OVERDUE";
        }

        String sentence(String about, String since) {
            return sentence.formatted(about, since);
        }
    }
}
