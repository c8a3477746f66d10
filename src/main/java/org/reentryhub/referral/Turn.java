package org.reentryhub.referral;

import org.reentryhub.custody.Cause;
import org.reentryhub.custody.CustodyChange;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;

/** What a change of the record means to those who were asked to receive the person. */
enum Turn {
    /** Nothing but that something may read otherwise. */
    NONE,
    RELEASED,
    /** Back inside: recalled, or taken in anew. */
    BACK,
    DIED;

    /** Told by the status, so that a turn whose own event was lost is taken with the next record. Pure. */
    static Turn of(CustodyChange change) {
        CustodyStatus now = change.after().custody().status();
        if (now == CustodyStatus.DECEASED) {
            return DIED;
        }
        CustodyStatus before = change.known().map(Turn::status).orElse(now);
        if (now == CustodyStatus.RELEASED) {
            return before == now && change.cause() != Cause.RELEASED ? NONE : RELEASED;
        }
        return before == CustodyStatus.RELEASED || change.cause() == Cause.RECALLED ? BACK : NONE;
    }

    private static CustodyStatus status(CustodyRecord record) {
        return record.custody().status();
    }
}
