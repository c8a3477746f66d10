package org.reentryhub.notice;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reentryhub.custody.Cause;
import org.reentryhub.custody.CustodyChange;
import org.reentryhub.person.PersonNumber;

/** Which numbers a change ends or revives, by its event or, so that a lost one heals, by what the record says. Pure. */
final class Ceased {
    private Ceased() {}

    static Set<PersonNumber> in(CustodyChange change) {
        Set<PersonNumber> ceased = new LinkedHashSet<>(change.after().formerPersonNumbers());
        other(change, Cause.MERGED).ifPresent(ceased::add);
        other(change, Cause.UNMERGED).ifPresent(ceased::remove);
        ceased.remove(change.person());
        return ceased;
    }

    static Set<PersonNumber> aliveAgain(CustodyChange change) {
        Set<PersonNumber> alive = new LinkedHashSet<>(
                change.known().map(before -> before.formerPersonNumbers()).orElse(List.of()));
        other(change, Cause.UNMERGED).ifPresent(alive::add);
        alive.removeAll(in(change));
        alive.remove(change.person());
        return alive;
    }

    private static Optional<PersonNumber> other(CustodyChange change, Cause cause) {
        return change.cause() == cause ? Optional.ofNullable(change.otherPersonNumber()) : Optional.empty();
    }
}
