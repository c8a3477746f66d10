package org.reentryhub.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.reentryhub.NorwegianTime;
import org.reentryhub.custody.CustodyChange;
import org.reentryhub.custody.CustodyListener;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.FormerNumbers;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Follows every change of the record out to whoever was told: a changed fact is a new version, a death ends it all. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FollowUp implements CustodyListener {
    private final Referrals referrals;
    private final FormerNumbers formerNumbers;
    private final UpdateDesk updates;
    private final EndDesk endings;
    private final StandingHandover standing;
    private final ReturnDesk returns;
    private final Timekeeping timekeeping;

    FollowUp(
            Referrals referrals,
            FormerNumbers formerNumbers,
            UpdateDesk updates,
            EndDesk endings,
            StandingHandover standing,
            ReturnDesk returns,
            Timekeeping timekeeping) {
        this.referrals = referrals;
        this.formerNumbers = formerNumbers;
        this.updates = updates;
        this.endings = endings;
        this.standing = standing;
        this.returns = returns;
        this.timekeeping = timekeeping;
    }

    /**
     * Most changes concern nobody outside; one statement finds those that may. A late word of a number that lives on in
     * another says nothing of the person any more.
     */
    @Override
    public void changed(List<CustodyChange> changes) {
        Set<PersonNumber> concerned =
                referrals.withOpen(changes.stream().map(CustodyChange::person).collect(Collectors.toSet()));
        List<CustodyChange> heard = changes.stream()
                .filter(change -> concerned.contains(change.person()) || Turn.of(change) != Turn.NONE)
                .toList();
        Set<PersonNumber> ceased = formerNumbers.ceased(persons(heard));
        heard.stream()
                .filter(change -> !ceased.contains(change.person()))
                .forEach(change -> change.under(() -> changed(change)));
    }

    @Override
    public void changed(CustodyChange change) {
        CustodyRecord record = change.after();
        referrals.lockPerson(record.personNumber());
        List<Referral> open = referrals.lockOpen(record.personNumber());
        timekeeping.touch(record.personNumber());
        switch (Turn.of(change)) {
            case DIED -> {
                endings.died(record.personNumber(), open);
                returns.died(record.personNumber(), day(change));
            }
            case BACK -> {
                open.forEach(referral -> updates.ask(referral, record, day(change)));
                returns.back(change, day(change));
            }
            case NONE -> open.forEach(referral -> updates.follow(referral, record));
            case RELEASED -> {
                open.forEach(referral -> updates.follow(referral, record));
                standing.released(change.known(), record, day(change));
                returns.released(record.personNumber());
            }
        }
    }

    private static Set<PersonNumber> persons(List<CustodyChange> changes) {
        return changes.stream().map(CustodyChange::person).collect(Collectors.toSet());
    }

    private static LocalDate day(CustodyChange change) {
        return LocalDate.ofInstant(change.order().time(), NorwegianTime.ZONE);
    }
}
