package org.reentryhub.custody;

/** What an event turned out to be, when its person's turn came. */
enum Verdict {
    /** The first that is heard of the person. */
    NEW,
    /** Newer than what was known, and to be told to all who listen. */
    CHANGED,
    /** Newer than what was known, and says the same. */
    SAME,
    /** Ordered before what was known: kept, changes nothing. */
    STALE,
    /** Accepted before. */
    DUPLICATE,
    /** Does not hold: in quarantine. */
    REFUSED;

    boolean isApplied() {
        return this == NEW || this == CHANGED || this == SAME;
    }

    boolean isTold() {
        return this == NEW || this == CHANGED;
    }
}
