package org.reentryhub.faults;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A promise that was broken, with the lines that show it and no others.
 *
 * @param promise the promise, as docs/reliability.md names it
 */
record Violation(Promise promise, String what, List<History.Line> shownBy) {
    /** What the hub promises. */
    enum Promise {
        NOTHING_LOST,
        ONE_EFFECT,
        SAME_BYTES,
        NEVER_BACKWARDS,
        NOTHING_AFTER_WITHDRAWAL,
        WHAT_WAS_SENT_IS_CANCELLED,
        NEWEST_TOLD,
        ANSWERS_KEPT_ONCE,
        EVERYTHING_LISTED,
        NEVER_AGAIN_AFTER_AN_END,
        NOTHING_LEFT_WAITING,
        NOTHING_UNASKED
    }

    @Override
    public String toString() {
        return promise + ": " + what + "\n"
                + shownBy.stream().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }
}
