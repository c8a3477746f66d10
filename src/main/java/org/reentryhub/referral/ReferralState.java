package org.reentryhub.referral;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a referral stands between the two organisations; how its messages travel is the delivery's matter. What leads from
 * one to another is {@link Step}.
 */
public enum ReferralState {
    /** Asked for; nobody has looked yet whether it may leave. */
    DRAFT,
    /** May leave, and is about to be composed. */
    READY,
    /** Composed and in the outbox. */
    QUEUED,
    /** The partner's machine has it. */
    SENT,
    /** The partner said so. */
    RECEIVED,
    IN_REVIEW,
    MORE_INFO_NEEDED,
    ACCEPTED,
    DECLINED,
    REDIRECTED,
    WAITLISTED,
    PLANNED,
    IN_PROGRESS,
    FULFILLED,
    NOT_FULFILLED,
    /** Its outcome is known and nobody expects anything more of it. */
    CLOSED,
    ON_HOLD,
    /** Taken back by the sender; the receiver has not confirmed yet. */
    CANCEL_REQUESTED,
    CANCELLED,
    /** Gave way, before anything of it was out, to another about the same need at the same receiver. */
    SUPERSEDED,
    /** Could not be brought to the receiver before it would have been too late. */
    EXPIRED,
    /** Should never have been, and nobody ever saw it. */
    VOID;

    static final Set<ReferralState> OPEN = Set.copyOf(EnumSet.of(
            DRAFT,
            READY,
            QUEUED,
            SENT,
            RECEIVED,
            IN_REVIEW,
            MORE_INFO_NEEDED,
            ACCEPTED,
            WAITLISTED,
            PLANNED,
            IN_PROGRESS,
            ON_HOLD));

    /** Whether the receiver may still answer it and the sender take it back. */
    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /** Whether anything is still expected, if only the confirmation of a cancellation. */
    public boolean isLive() {
        return isOpen() || this == CANCEL_REQUESTED;
    }
}
