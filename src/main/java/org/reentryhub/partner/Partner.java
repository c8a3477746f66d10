package org.reentryhub.partner;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One row of the partner directory, checked: whoever holds one need not check anything about it again.
 *
 * @param id lower-case letters, digits and dashes; stands in paths, logs and metrics
 * @param name the official name, for people
 * @param identifiers what others call it
 * @param language the form of Norwegian that texts to it are written in (språklova § 15)
 * @param municipalities the numbers, valid today, that it serves; may be empty for health parties
 * @param duties what it has taken on and its kind is not for, or only in part; empty for one that does what its kind does
 * @param idempotent whether a message may be sent again when nobody knows if the first one arrived
 * @param notification where a mail without content goes when something new waits
 * @param ladder what is done when the channel brings no answer; empty where the row says nothing
 * @param opening when somebody can come to its door, where the row says so; of a housing office: to be handed the keys, of a
 *     health party: to be given medicines
 * @param transfers for {@link Kind#PRISON_HEALTH} only: whether what the prison asks for waits for health personnel
 */
public record Partner(
        String id,
        String name,
        Kind kind,
        List<Identifier> identifiers,
        Language language,
        Set<String> municipalities,
        Set<Duty> duties,
        Channel channel,
        Expects expects,
        Handles handles,
        boolean idempotent,
        Optional<Notify> notification,
        Optional<Ladder> ladder,
        Accepts accepts,
        Optional<Opening> opening,
        Transfers transfers) {

    public Partner {
        identifiers = List.copyOf(identifiers);
        municipalities = Set.copyOf(municipalities);
        duties = Set.copyOf(duties);
    }

    /** Whether it is there for this: by what it has taken on, else by its kind. */
    public boolean fulfils(Duty duty) {
        return duties.isEmpty() ? kind == duty.fulfilledBy() : duties.contains(duty);
    }

    /** Whether this is one of the parties of health, of which operators see one line for all, and the prison nothing. */
    public boolean isHealth() {
        return kind == Kind.HEALTH || kind == Kind.PRISON_HEALTH;
    }

    /** Bokmål or Nynorsk. */
    public enum Language {
        NB,
        NN
    }

    /** Whether a health transfer that the prison asked for goes out by itself. */
    public enum Transfers {
        SIGN_OFF,
        AUTOMATIC
    }

    /** By what way messages reach the partner. */
    public enum ChannelType {
        REST,
        INBOX,
        FHIR,
        QUEUE
    }

    /** In what form a {@code FHIR} channel takes a summary, and with it whether its server has a Task to follow it by. */
    public enum FhirForm {
        TRANSACTION,
        DOCUMENT,
        MESSAGE
    }

    /**
     * How messages reach the partner.
     *
     * @param url without a slash at its end; there for {@code REST} and {@code FHIR}
     * @param queue the partner's own address at the broker; there for {@code QUEUE}
     * @param timeout for one whole exchange
     * @param concurrency how many exchanges at a time, 1 to 64
     * @param fhir of meaning for {@code FHIR} only
     * @param sending of meaning for channels on which the hub calls
     */
    public record Channel(
            ChannelType type,
            Optional<URI> url,
            Optional<String> queue,
            Auth auth,
            Duration timeout,
            int concurrency,
            FhirForm fhir,
            Sending sending) {

        /** A channel that takes FHIR, if it does, as transactions, and is sent to as usual. */
        public Channel(
                ChannelType type,
                Optional<URI> url,
                Optional<String> queue,
                Auth auth,
                Duration timeout,
                int concurrency) {
            this(type, url, queue, auth, timeout, concurrency, FhirForm.TRANSACTION, Sending.USUAL);
        }

        /**
         * The address, for a channel that has one.
         *
         * @throws IllegalStateException for an inbox or a queue
         */
        public URI address() {
            return url.orElseThrow(() -> new IllegalStateException("a channel of type " + type + " has no address"));
        }

        /** Where a referral's messages are put: an address to post to, or the name of a queue. */
        public String destination() {
            return queue.orElseGet(() -> address() + "/referrals");
        }
    }

    /** How long the partner may keep silent before somebody is told. */
    public record Expects(Duration receiptWithin, Duration answerWithin) {}

    /** Where a mail without content goes, and after how long at the earliest another one. */
    public record Notify(String email, Duration atMost) {}

    /**
     * When a message is brought by the next way too, and after as many hours again a person is asked to telephone.
     *
     * @param afterFailures how many attempts may fail
     * @param afterHours how long there may be no receipt, no answer and nobody who fetches
     */
    public record Ladder(int afterFailures, Duration afterHours, Next next) {
        /** What every receiver can do beside its own channel. */
        public enum Next {
            INBOX
        }
    }

    /** What the partner is able to keep safe. */
    public record Handles(boolean addressProtected) {}

    /** Whose tokens, certificates or sandbox users speak for the partner. */
    public record Accepts(Set<String> clientIds, Set<String> users) {
        public Accepts {
            clientIds = Set.copyOf(clientIds);
            users = Set.copyOf(users);
        }
    }
}
