package org.reentryhub.ladder;

import java.util.UUID;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.People;
import org.reentryhub.partner.Partner;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;

/** The last rung: a person of the prison is asked to telephone the receiver. The one place that knows how people are asked. */
@Component
class TelephoneTask {
    private static final String CODE = "TELEPHONE_THEM";

    private final Alerts alerts;
    private final People people;

    TelephoneTask(Alerts alerts, People people) {
        this.alerts = alerts;
        this.people = people;
    }

    void ask(PersonNumber person, UUID referralId, Partner receiver) {
        String prison = people.present(person)
                .map(known -> known.record().custody().prison())
                .orElse(null);
        alerts.raise(
                person,
                prison,
                CODE,
                "%s Telephone %s: they have neither acknowledged, fetched nor answered its newest message."
                        .formatted(beginning(referralId), receiver.name()));
    }

    /** The receiver has said something after all. */
    void done(PersonNumber person, UUID referralId) {
        alerts.close(person, CODE, beginning(referralId));
    }

    private static String beginning(UUID referralId) {
        return "Referral " + referralId + ":";
    }
}
