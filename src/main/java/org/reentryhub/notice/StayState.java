package org.reentryhub.notice;

/** How a stay stands. NAV is told of none of these words: every end sounds the same. */
enum StayState {
    /** Lasts, also while the person is on leave. */
    OPEN,
    RELEASED,
    DIED,
    /** Its end was never reported: a later stay was. */
    REPLACED,
    ANNULLED
}
