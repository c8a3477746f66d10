package org.reentryhub.custody;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reentryhub.person.PersonNumber;

/**
 * What records say of numbers that live on in others. The newest word about a number counts, whoever says it: the record
 * that lists it among its former numbers, that record when it lists it no longer, or a record of the number's own. So a lost
 * merge heals with the next record, and so does its undoing. Pure.
 */
final class NumberWords {
    private final Map<PersonNumber, Former> former;
    private final Map<PersonNumber, EventOrder> own;
    private final List<NumberChange> changes = new ArrayList<>();

    /**
     * @param former the numbers that live on in others, by number
     * @param own the newest word of each number's own record
     */
    NumberWords(Map<PersonNumber, Former> former, Map<PersonNumber, EventOrder> own) {
        this.former = new HashMap<>(former);
        this.own = own;
    }

    /** Where a number lives on, and since which word. */
    record Former(PersonNumber current, EventOrder asOf) {}

    /** Takes the words of one applied event, in the order in which they were applied. */
    void hear(CustodyChange change) {
        Set<PersonNumber> listed = listed(change);
        if (isOlder(change.person(), change.order())) {
            part(change.person(), change);
        }
        Set<PersonNumber> unlisted = new LinkedHashSet<>();
        former.forEach((number, known) -> {
            if (known.current().equals(change.person()) && !listed.contains(number)) {
                unlisted.add(number);
            }
        });
        unlisted.stream().filter(number -> isOlder(number, change.order())).forEach(number -> part(number, change));
        listed.forEach(number -> join(number, change));
    }

    /** What has become of it, in order. */
    List<NumberChange> changes() {
        return changes;
    }

    /** Where the numbers live from now on. */
    Map<PersonNumber, Former> former() {
        return former;
    }

    private void join(PersonNumber number, CustodyChange change) {
        Former known = former.get(number);
        boolean spokeLater = Optional.ofNullable(own.get(number))
                .filter(word -> word.compareTo(change.order()) > 0)
                .isPresent();
        if (spokeLater || known != null && !isOlder(number, change.order())) {
            return;
        }
        boolean isNew = known == null || !known.current().equals(change.person());
        if (isNew) {
            part(number, change);
            changes.add(new NumberChange(number, change.person(), NumberChange.Kind.JOINED, change));
        }
        former.put(number, new Former(change.person(), change.order()));
    }

    private void part(PersonNumber number, CustodyChange change) {
        Former known = former.remove(number);
        if (known != null) {
            changes.add(new NumberChange(number, known.current(), NumberChange.Kind.PARTED, change));
        }
    }

    private boolean isOlder(PersonNumber number, EventOrder order) {
        Former known = former.get(number);
        return known != null && known.asOf().compareTo(order) < 0;
    }

    private static Set<PersonNumber> listed(CustodyChange change) {
        Set<PersonNumber> listed = listed(change.after());
        PersonNumber other = change.otherPersonNumber();
        if (other != null && change.cause() == Cause.MERGED) {
            listed.add(other);
        }
        if (other != null && change.cause() == Cause.UNMERGED) {
            listed.remove(other);
        }
        listed.remove(change.person());
        return listed;
    }

    private static Set<PersonNumber> listed(CustodyRecord custodyRecord) {
        return new LinkedHashSet<>(custodyRecord.formerPersonNumbers());
    }

    /** The numbers of which a change says something. */
    static Set<PersonNumber> named(CustodyChange change) {
        Set<PersonNumber> named = listed(change.after());
        Optional.ofNullable(change.otherPersonNumber()).ifPresent(named::add);
        return named;
    }
}
