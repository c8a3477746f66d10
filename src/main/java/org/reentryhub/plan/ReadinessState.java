package org.reentryhub.plan;

/** How ready a domain is, at one look. */
public enum ReadinessState {
    NOT_NEEDED,
    NOT_STARTED,
    /** Somebody else has the ball. */
    WAITING,
    /** The case manager has the ball. */
    ATTENTION,
    READY
}
