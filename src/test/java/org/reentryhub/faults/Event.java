package org.reentryhub.faults;

import java.util.Map;
import java.util.Set;

/** Something that somebody outside the hub did or saw. Referrals, messages and people by their ids. */
sealed interface Event {

    /** The hub answered 202 to a handover: from now on it is the hub's. */
    record HandoverTaken(String person, Map<String, String> referralByDomain) implements Event {}

    /** The hub took an event of the prison's: this is the release date now. */
    record ReleaseTold(String person, String date) implements Event {}

    /** Somebody begins to take a consent back. */
    record WithdrawalAsked(String person, String domain) implements Event {}

    /**
     * The hub said that the consent is withdrawn.
     *
     * @param disclosed the messages that it says are out
     */
    record Withdrawn(String person, String domain, Set<String> disclosed) implements Event {}

    /** The hub answered 202 to a receiver's answer. */
    record AnswerTaken(String referral, String answerId) implements Event {}

    /**
     * A message reached a receiver's machine.
     *
     * @param digest of its bytes
     * @param reply what the receiver did with it
     */
    record Arrived(
            String partner,
            String message,
            String referral,
            int version,
            String kind,
            String release,
            String digest,
            Reply reply)
            implements Event {}

    /** What the suite did to the hub or what it stands on. */
    record Fault(String what) implements Event {}

    /** Nobody knows whether it was done: the connection broke, or the hub said that it could not tell. */
    record Unknown(String what) implements Event {}

    /** What a receiver's machine does with a message. */
    enum Reply {
        /** Takes it and says so. */
        TAKEN(true),
        /** Takes it, and the answer is lost on the way. */
        TAKEN_UNSAID(true),
        /** Takes it, and says something that nobody understands. */
        TAKEN_MUMBLED(true),
        /** Takes it after the hub has given up waiting. */
        TAKEN_LATE(true),
        UNREACHABLE(false),
        DOWN(false),
        BUSY(false),
        /** For ever: its content is not to be had. */
        REFUSED(false);

        private final boolean effect;

        Reply(boolean effect) {
            this.effect = effect;
        }

        /** Whether the receiver now has it. */
        boolean hasEffect() {
            return effect;
        }
    }
}
