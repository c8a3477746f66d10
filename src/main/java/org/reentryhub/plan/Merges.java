package org.reentryhub.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.reentryhub.custody.Cause;
import org.reentryhub.custody.CustodyChange;
import org.reentryhub.person.PersonNumber;

/** Which numbers a chunk of changes ends or revives, by its events or by what the records say of former numbers. Pure. */
final class Merges {
    private Merges() {}

    /** The numbers that live on in others: nobody has two plans. */
    static Set<PersonNumber> ceased(List<CustodyChange> changes) {
        Set<PersonNumber> ceased = new HashSet<>();
        for (CustodyChange change : changes) {
            ceased.addAll(change.after().formerPersonNumbers());
            other(change, Cause.MERGED).forEach(ceased::add);
            other(change, Cause.UNMERGED).forEach(ceased::remove);
        }
        return ceased;
    }

    static List<PersonNumber> aliveAgain(List<CustodyChange> changes) {
        return changes.stream().flatMap(change -> other(change, Cause.UNMERGED)).toList();
    }

    private static Stream<PersonNumber> other(CustodyChange change, Cause cause) {
        return change.cause() == cause ? Stream.ofNullable(change.otherPersonNumber()) : Stream.empty();
    }
}
