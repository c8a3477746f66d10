package org.reentryhub.referral;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.reentryhub.clock.Clocks;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the clocks of referrals equal to what {@link Expectations} demands, and what receivers are asked to
 * {@link OutcomeRules}. Whoever changes a referral, or what its clocks go by, says so; just before that transaction commits, the
 * rows are set once, by what then stands.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Timekeeping {
    private final Referrals referrals;
    private final WaitingReferrals waiting;
    private final Asking asking;
    private final Clocks clocks;

    Timekeeping(Referrals referrals, WaitingReferrals waiting, Asking asking, Clocks clocks) {
        this.referrals = referrals;
        this.waiting = waiting;
        this.asking = asking;
        this.clocks = clocks;
    }

    /** Something happened to the referral. */
    void touch(UUID referral) {
        touched().add(referral);
    }

    /** Something about the person may be otherwise: the day of release, or that there is no more to wait for. */
    void touch(PersonNumber person) {
        referrals.of(person).stream()
                .filter(referral -> referral.state().isLive() || OutcomeRules.mayKnow(referral.state()))
                .forEach(referral -> touch(referral.id()));
    }

    private void set(Collection<UUID> touched) {
        waiting.hold(touched);
        asking.set(touched);
        waiting.of(touched).forEach(each -> clocks.set(each.subject(), Expectations.of(each.facts())));
    }

    private Set<UUID> touched() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Touched.class::isInstance)
                .map(Touched.class::cast)
                .findFirst()
                .orElseGet(this::begin)
                .ids;
    }

    private Touched begin() {
        Touched touched = new Touched();
        TransactionSynchronizationManager.registerSynchronization(touched);
        return touched;
    }

    /** The referrals that one transaction has touched. */
    private final class Touched implements TransactionSynchronization {
        private final Set<UUID> ids = new LinkedHashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            set(ids);
        }
    }
}
