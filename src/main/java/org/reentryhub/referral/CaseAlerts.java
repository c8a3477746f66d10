package org.reentryhub.referral;

import java.util.UUID;
import org.reentryhub.Ids;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.People;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Alerts on the person whom a referral is about, for whoever looks after the case at the prison where that person is now. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CaseAlerts {
    private final People people;
    private final Alerts alerts;
    private final Ids ids;

    CaseAlerts(People people, Alerts alerts, Ids ids) {
        this.people = people;
        this.alerts = alerts;
        this.ids = ids;
    }

    /**
     * Says that somebody should look at a referral.
     *
     * @param words a sentence with a place for the need that it is about
     * @return the alert, for whoever has to end it
     */
    UUID raise(Referral referral, String code, String words) {
        UUID alert = ids.next();
        String prison = people.present(referral.person())
                .map(known -> known.record().custody().prison())
                .orElse(null);
        alerts.raise(alert, referral.person(), prison, code, words.formatted(referral.domain()));
        return alert;
    }

    /** Nobody has to look any more. */
    void close(UUID alert) {
        alerts.close(alert);
    }
}
