package org.reentryhub.custody;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A death that was reported in error is taken back, but what it cancelled stays cancelled: somebody has to begin anew. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AliveAfterAll implements CustodyListener {
    private static final String CODE = "ALIVE_AFTER_ALL";

    private final Alerts alerts;

    AliveAfterAll(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public void changed(CustodyChange change) {
        boolean wasDead = change.known().filter(AliveAfterAll::isDead).isPresent();
        boolean dead = isDead(change.after());
        if (wasDead && !dead) {
            alerts.raise(
                    change.person(),
                    change.after().custody().prison(),
                    CODE,
                    "The record no longer says that the person has died. What was cancelled then stays cancelled: hand over anew.");
        } else if (dead && !wasDead) {
            alerts.close(change.person(), CODE);
        }
    }

    private static boolean isDead(CustodyRecord record) {
        return record.custody().status() == CustodyStatus.DECEASED;
    }
}
