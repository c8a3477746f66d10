package org.reentryhub.referral;

import java.util.Optional;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.consent.Consent;
import org.reentryhub.consent.Consents;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.NumberChange;
import org.reentryhub.custody.NumberListener;
import org.reentryhub.custody.People;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two numbers turn out to be one person, or one to be two. Referrals stay written under the number for which they were
 * opened: joined, each receiver keeps one about each need; parted, each number has again what was its own.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class JoinDesk implements NumberListener {
    static final String JOINED = "JOINED_WITH_ANOTHER_REFERRAL";

    private final Referrals referrals;
    private final Joinings joinings;
    private final CancellationDesk cancellations;
    private final OpenDesk opening;
    private final UpdateDesk updates;
    private final Consents consents;
    private final People people;
    private final Alerts alerts;

    JoinDesk(
            Referrals referrals,
            Joinings joinings,
            CancellationDesk cancellations,
            OpenDesk opening,
            UpdateDesk updates,
            Consents consents,
            People people,
            Alerts alerts) {
        this.referrals = referrals;
        this.joinings = joinings;
        this.cancellations = cancellations;
        this.opening = opening;
        this.updates = updates;
        this.consents = consents;
        this.people = people;
        this.alerts = alerts;
    }

    @Override
    public void changed(NumberChange change) {
        referrals.lockPerson(change.current());
        referrals.lockPerson(change.former());
        switch (change.kind()) {
            case JOINED -> join(change);
            case PARTED -> part(change);
        }
    }

    private void join(NumberChange change) {
        Joining.of(referrals.lockOpen(change.current()), change.current()).forEach(joining -> {
            cancellations.cancel(joining.ended(), JOINED, Actor.HUB);
            joinings.keep(joining, change.former());
        });
    }

    private void part(NumberChange change) {
        joinings.take(change.former()).forEach(this::revive);
        endWhatRestsOnTheOther(change.former());
        endWhatRestsOnTheOther(change.current());
        people.find(change.former()).map(KnownPerson::record).ifPresent(record -> referrals
                .lockOpen(change.former())
                .forEach(referral -> updates.follow(referral, record)));
    }

    /** Back to where it may be, and the receiver is told anew: it has cancelled, and has to say again what it will do. */
    private void revive(UUID id) {
        Referral ended = referrals.lock(id).orElseThrow();
        Optional<CustodyRecord> record = people.present(ended.person()).map(KnownPerson::record);
        if (!Step.REOPENED.from().contains(ended.state()) || record.isEmpty()) {
            return;
        }
        Standing standing = opening.standing(record.get(), ended.domain());
        Optional<BlockReason> objection = DisclosureRule.firstObjection(standing)
                .or(() -> rests(ended, ended.person()) ? Optional.empty() : Optional.of(BlockReason.NO_CONSENT));
        objection.ifPresentOrElse(
                reason -> alerts.raise(
                        record.get().personNumber(),
                        record.get().custody().prison(),
                        "MERGE_UNDONE",
                        "A referral (%s) that a merge had ended was not opened again. %s"
                                .formatted(ended.domain(), reason.message())),
                () -> updates.reopen(ended, record.get()));
    }

    /** Nobody's consent carries another's referral. */
    private void endWhatRestsOnTheOther(PersonNumber person) {
        referrals.lockOpen(person).stream()
                .filter(referral -> !rests(referral, person))
                .forEach(referral -> cancellations.cancel(referral, EndDesk.NO_LONGER_NEEDED, Actor.HUB));
    }

    private boolean rests(Referral referral, PersonNumber person) {
        return consents.of(person).stream().map(Consent::id).anyMatch(referral.consentId()::equals);
    }
}
