package org.reentryhub.plan;

import static org.reentryhub.plan.ReadinessState.ATTENTION;
import static org.reentryhub.plan.ReadinessState.NOT_STARTED;
import static org.reentryhub.plan.ReadinessState.READY;
import static org.reentryhub.plan.ReadinessState.WAITING;

/** How far the referral of a domain has come, and what that says about readiness. */
public enum ReferralStanding {
    NONE(NOT_STARTED, ReasonCode.NOT_ASKED),
    BLOCKED(ATTENTION, ReasonCode.BLOCKED),
    QUEUED(WAITING, ReasonCode.ON_ITS_WAY),
    DELIVERY_FAILED(ATTENTION, ReasonCode.NOT_DELIVERED),
    SENT(WAITING, ReasonCode.NOT_ANSWERED),
    RECEIVED(WAITING, ReasonCode.NOT_ANSWERED),
    IN_REVIEW(WAITING, ReasonCode.IN_REVIEW),
    MORE_INFO_NEEDED(ATTENTION, ReasonCode.ASKS_FOR_MORE),
    WAITLISTED(WAITING, ReasonCode.WAITLISTED),
    ACCEPTED(READY, ReasonCode.ACCEPTED),
    PLANNED(READY, ReasonCode.PLANNED),
    IN_PROGRESS(READY, ReasonCode.IN_PROGRESS),
    FULFILLED(READY, ReasonCode.FULFILLED),
    NOT_FULFILLED(ATTENTION, ReasonCode.NOT_FULFILLED),
    DECLINED(ATTENTION, ReasonCode.DECLINED),
    REDIRECTED(ATTENTION, ReasonCode.REDIRECTED),
    ON_HOLD(ATTENTION, ReasonCode.ON_HOLD),
    HELD_BACK(ATTENTION, ReasonCode.HELD_BACK),
    ELSEWHERE(ATTENTION, ReasonCode.OFFICE_CHANGED),
    CANCELLED(NOT_STARTED, ReasonCode.CANCELLED);

    private final ReadinessState readiness;
    private final ReasonCode reason;

    ReferralStanding(ReadinessState readiness, ReasonCode reason) {
        this.readiness = readiness;
        this.reason = reason;
    }

    ReadinessState readiness() {
        return readiness;
    }

    ReasonCode reason() {
        return reason;
    }

    /** Whether the receiver has been asked, whatever came of it. */
    boolean isAsked() {
        return this != NONE && this != BLOCKED && this != DELIVERY_FAILED && this != CANCELLED;
    }
}
