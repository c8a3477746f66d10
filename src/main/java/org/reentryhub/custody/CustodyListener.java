package org.reentryhub.custody;

import java.util.List;

/**
 * Must know when a snapshot changes. Called in the transaction that writes the snapshot, once for each applied event that
 * says something new, in the order in which they were applied; what it throws undoes the event, which then comes again.
 */
@FunctionalInterface
public interface CustodyListener {
    void changed(CustodyChange change);

    /**
     * The changes of one chunk (up to some hundreds, of many people; several of one person in their order). Override it
     * where one statement for all is cheaper than one for each: an extract brings a hundred thousand.
     */
    default void changed(List<CustodyChange> changes) {
        changes.forEach(this::changed);
    }
}
