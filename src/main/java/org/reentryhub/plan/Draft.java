package org.reentryhub.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.custody.CustodyChange;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;

/**
 * What the changes of one person come to, in the order in which they were applied.
 *
 * @param matters whether any of them touched what a plan depends on
 * @param release since when the person is out
 */
record Draft(CustodyRecord after, boolean matters, Out release) {
    /**
     * @param since the day that these changes tell; null when they do not
     * @param before whether the person was out before, so that the day, if it is not told here, is the one kept
     */
    record Out(@Nullable LocalDate since, boolean before) {
        static final Out INSIDE = new Out(null, false);
    }

    static Draft of(@Nullable Draft earlier, CustodyChange change) {
        boolean matters = (earlier != null && earlier.matters()) || matters(change);
        return new Draft(change.after(), matters, out(earlier, change));
    }

    private static boolean matters(CustodyChange change) {
        CustodyRecord before = change.before();
        return before == null || !PlanFactsMapping.facts(before).equals(PlanFactsMapping.facts(change.after()));
    }

    private static Out out(@Nullable Draft earlier, CustodyChange change) {
        if (!isOut(change.after())) {
            return Out.INSIDE;
        }
        CustodyRecord before = change.before();
        if (before == null || !isOut(before)) {
            return new Out(LocalDate.ofInstant(change.order().time(), NorwegianTime.ZONE), false);
        }
        return earlier == null ? new Out(null, true) : earlier.release();
    }

    private static boolean isOut(CustodyRecord custodyRecord) {
        return custodyRecord.custody().status() == CustodyStatus.RELEASED;
    }
}
