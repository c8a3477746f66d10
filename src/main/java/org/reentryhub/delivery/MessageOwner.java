package org.reentryhub.delivery;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Whoever composed a message: says whether it may still leave, and learns what became of it. Each call stands in the
 * transaction that writes the delivery's own step.
 */
public interface MessageOwner {

    /** Whether this message is the owner's; the other calls come only for those. */
    boolean owns(OpenMessage message);

    /**
     * Keeps what the message belongs to as it is until the transaction ends. Called before the delivery's own row is
     * locked, so that whoever changes both takes them in one order.
     */
    void hold(OpenMessage message);

    /**
     * Asked in the transaction that records that an attempt begins.
     *
     * @return why it must not leave any more; it is then stopped
     */
    Optional<String> objection(OpenMessage message);

    /** An attempt begins and nothing can call it back: from now on it counts as disclosed. */
    void leaves(OpenMessage message, OffsetDateTime at);

    /** The partner has it. */
    void delivered(OpenMessage message, PartnerReply reply);

    /** It will not be tried again unless somebody says so. */
    void failed(OpenMessage message, Failure failure);

    /**
     * Composes a new version that says what is true now, and takes the locks that it needs: nothing is held before.
     *
     * @return why there is nothing to say, as a closed code; empty once it is said
     */
    Optional<String> sayAnew(OpenMessage message);

    /**
     * Why a message died.
     *
     * @param reason a closed code
     * @param status the partner's HTTP status, 0 when there was none
     * @param words what the partner wrote, cut to 2,000 characters; may be personal, so it rests sealed
     */
    record Failure(Reason reason, int status, String words) {
        public enum Reason {
            REFUSED,
            EXPIRED,
            UNKNOWN_OUTCOME,
            NO_SUCH_PARTNER,
            CANCELLED_BY_OPERATOR
        }
    }
}
