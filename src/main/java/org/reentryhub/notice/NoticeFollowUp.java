package org.reentryhub.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.reentryhub.Ids;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.Cause;
import org.reentryhub.custody.CustodyChange;
import org.reentryhub.custody.CustodyListener;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.FormerNumbers;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.NumberChange;
import org.reentryhub.custody.NumberListener;
import org.reentryhub.custody.People;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Follows each change of a record out to NAV: the notice that it calls for is accepted together with it, or neither is. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class NoticeFollowUp implements CustodyListener, NumberListener {
    private static final String END_ASSUMED = "NOTICE_END_ASSUMED";

    private final Stays stays;
    private final NoticeDesk desk;
    private final Snapshots snapshots;
    private final FormerNumbers formerNumbers;
    private final People people;
    private final Alerts alerts;
    private final Ids ids;

    NoticeFollowUp(
            Stays stays,
            NoticeDesk desk,
            Snapshots snapshots,
            FormerNumbers formerNumbers,
            People people,
            Alerts alerts,
            Ids ids) {
        this.stays = stays;
        this.desk = desk;
        this.snapshots = snapshots;
        this.formerNumbers = formerNumbers;
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
        Set<PersonNumber> concerned =
                changes.stream().map(CustodyChange::person).collect(Collectors.toSet());
        concerned.removeAll(formerNumbers.ceased(concerned));
        Book book = read(concerned);
        changes.stream()
                .filter(change -> concerned.contains(change.person()))
                .forEach(change -> change.under(
                        () -> revise(book, change.person(), change.after(), snapshot(change.after(), change))));
        stays.write(book.unwritten().values());
    }

    /** What NAV was told under a number that ceased is annulled: the stay goes on under the number that took it in. */
    @Override
    public void changed(NumberChange change) {
        PersonNumber former = change.former();
        CustodyRecord record = people.find(former).map(KnownPerson::record).orElseGet(() -> change.told()
                .after());
        Book book = read(Set.of(former));
        switch (change.kind()) {
            case JOINED ->
                revise(
                        book,
                        former,
                        StayRules.ceased(book.of(former)),
                        record,
                        snapshot(change.told().after(), change.told()));
            case PARTED -> revise(book, former, record, aliveAgain(record, change.told()));
        }
        stays.write(book.unwritten().values());
    }

    private Book read(Set<PersonNumber> people) {
        return new Book(stays.lock(people), new LinkedHashMap<>());
    }

    private Snapshot snapshot(CustodyRecord custodyRecord, CustodyChange told) {
        return snapshots.of(custodyRecord, told.cause(), told.order().time());
    }

    /** As an undone merge, whoever says so; an extract stays one, for a number of which no stay is known. */
    private Snapshot aliveAgain(CustodyRecord custodyRecord, CustodyChange told) {
        Cause cause = told.cause() == Cause.EXTRACT ? Cause.EXTRACT : Cause.UNMERGED;
        return snapshots.of(custodyRecord, cause, told.order().time());
    }

    private void revise(Book book, PersonNumber person, CustodyRecord custodyRecord, Snapshot now) {
        List<Stay> after = StayRules.after(book.of(person), person, now, ids.next());
        revise(book, person, after, custodyRecord, now);
    }

    private void revise(Book book, PersonNumber person, List<Stay> after, CustodyRecord custodyRecord, Snapshot now) {
        List<Stay> before = book.of(person);
        List<Stay> settled = after.stream()
                .map(stay -> {
                    boolean isNew = !before.contains(stay);
                    boolean noNews = snapshots.isNoNews(now, before, stay);
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
}
