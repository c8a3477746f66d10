package org.reentryhub.referral;

import java.util.EnumSet;
import java.util.Set;

/** Where a referral stands between the two organisations; how its messages travel is the delivery's matter. */
public enum ReferralState {
    DRAFT,
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
    CLOSED,
    ON_HOLD,
    /** Taken back by the sender; the receiver has not confirmed yet. */
    CANCEL_REQUESTED,
    CANCELLED,
    SUPERSEDED,
    EXPIRED,
    VOID;

    private static final Set<ReferralState> OPEN = EnumSet.of(
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
            ON_HOLD);

    /** Whether the receiver may still answer it and the sender take it back. */
    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /** Whether anything is still expected, if only the confirmation of a cancellation. */
    public boolean isLive() {
        return isOpen() || this == CANCEL_REQUESTED;
    }

    /** Where an answer may lead from here (CONTRACT, receipts and answers). */
    public Set<ReferralState> answerable() {
        EnumSet<ReferralState> next = EnumSet.noneOf(ReferralState.class);
        if (isOpen()) {
            next.addAll(EnumSet.of(IN_REVIEW, MORE_INFO_NEEDED, ACCEPTED, DECLINED, WAITLISTED, REDIRECTED));
        }
        switch (this) {
            case ACCEPTED -> next.addAll(EnumSet.of(PLANNED, IN_PROGRESS, FULFILLED, NOT_FULFILLED));
            case WAITLISTED -> next.addAll(EnumSet.of(PLANNED, IN_PROGRESS));
            case PLANNED, IN_PROGRESS -> next.addAll(EnumSet.of(FULFILLED, NOT_FULFILLED));
            case ON_HOLD, CANCEL_REQUESTED -> next.add(CANCELLED);
            default -> {}
        }
        next.remove(this);
        return next;
    }
}
