package org.reentryhub.notice;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.reentryhub.Ids;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.Cause;
import org.reentryhub.custody.CustodyChange;
import org.reentryhub.custody.CustodyListener;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.People;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Follows each change of a record out to NAV: the notice that it calls for is accepted together with it, or neither is. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class NoticeFollowUp implements CustodyListener {
    private static final String END_ASSUMED = "NOTICE_END_ASSUMED";

    private final Stays stays;
    private final NoticeDesk desk;
    private final Snapshots snapshots;
    private final People people;
    private final Alerts alerts;
    private final Ids ids;

    NoticeFollowUp(Stays stays, NoticeDesk desk, Snapshots snapshots, People people, Alerts alerts, Ids ids) {
        this.stays = stays;
        this.desk = desk;
        this.snapshots = snapshots;
        this.people = people;
        this.alerts = alerts;
        this.ids = ids;
    }

    /** The stays of a chunk's people as they are now, and those that are still to be written. */
    private record Book(Map<PersonNumber, List<Stay>> now, Map<UUID, Stay> unwritten) {
        List<Stay> of(PersonNumber person) {
            return now.getOrDefault(person, List.of());
        }
    }

    @Override
    public void changed(CustodyChange change) {
        changed(List.of(change));
    }

    /** One statement reads the stays of a chunk, and one writes those of which nothing is sent: most of an extract's. */
    @Override
    public void changed(List<CustodyChange> changes) {
        Set<PersonNumber> concerned = new LinkedHashSet<>();
        for (CustodyChange change : changes) {
            concerned.add(change.person());
            concerned.addAll(Ceased.in(change));
            concerned.addAll(Ceased.aliveAgain(change));
        }
        Book book = new Book(stays.lock(concerned), new LinkedHashMap<>());
        changes.forEach(change -> follow(change, book));
        stays.write(book.unwritten().values());
    }

    private void follow(CustodyChange change, Book book) {
        Snapshot now =
                snapshots.of(change.after(), change.cause(), change.order().time());
        for (PersonNumber former : Ceased.in(change)) {
            revise(book, former, StayRules.ceased(book.of(former)), record(former, change), now);
        }
        revise(book, change.person(), change.after(), now);
        for (PersonNumber other : Ceased.aliveAgain(change)) {
            Cause cause = change.cause() == Cause.EXTRACT ? Cause.EXTRACT : Cause.UNMERGED;
            people.find(other)
                    .ifPresent(known -> revise(
                            book,
                            other,
                            known.record(),
                            snapshots.of(known.record(), cause, change.order().time())));
        }
    }

    private void revise(Book book, PersonNumber person, CustodyRecord custodyRecord, Snapshot now) {
        List<Stay> after = StayRules.after(book.of(person), person, now, ids.next());
        revise(book, person, after, custodyRecord, now);
    }

    private void revise(Book book, PersonNumber person, List<Stay> after, CustodyRecord custodyRecord, Snapshot now) {
        List<Stay> before = book.of(person);
        boolean noNews = snapshots.isNoNews(now);
        List<Stay> settled = after.stream()
                .map(stay -> {
                    boolean isNew = !before.contains(stay);
                    return isNew || !noNews && stay.due().isPresent()
                            ? settled(book, stay, custodyRecord, noNews)
                            : stay;
                })
                .toList();
        book.now().put(person, settled);
    }

    private Stay settled(Book book, Stay stay, CustodyRecord custodyRecord, boolean noNews) {
        if (!noNews && stay.known().state() == StayState.REPLACED && stay.due().isPresent()) {
            alerts.raise(
                    stay.person(),
                    custodyRecord.custody().prison(),
                    END_ASSUMED,
                    "The end of an earlier stay was never reported; NAV is told that it ended when the next began."
                            + " Look up the day, and tell NAV if it was another.");
        }
        Stay settled = noNews ? stay.filledIn() : desk.settle(stay, custodyRecord);
        if (settled.version() > stay.version()) {
            book.unwritten().remove(stay.id());
        } else {
            book.unwritten().put(stay.id(), settled);
        }
        return settled;
    }

    /** A number that has ceased keeps the record that NAV was told from; else the survivor's is of the same person. */
    private CustodyRecord record(PersonNumber former, CustodyChange change) {
        return people.find(former).map(known -> known.record()).orElse(change.after());
    }
}
