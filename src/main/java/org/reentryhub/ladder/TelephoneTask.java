package org.reentryhub.ladder;

import java.util.UUID;
import org.reentryhub.partner.Partner;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.task.Tasks;
import org.springframework.stereotype.Component;

/** The last rung: a person of the prison is asked to telephone the receiver. The one place that knows how people are asked. */
@Component
class TelephoneTask {
    private static final String CODE = "TELEPHONE_THEM";

    private final Tasks tasks;

    TelephoneTask(Tasks tasks) {
        this.tasks = tasks;
    }

    void ask(PersonNumber person, UUID referralId, Partner receiver) {
        tasks.open(
                person,
                referralId,
                CODE,
                "Telephone %s: they have neither acknowledged, fetched nor answered the newest message of this referral."
                        .formatted(receiver.name()));
    }

    /** The receiver has said something after all. */
    void done(UUID referralId) {
        tasks.close(referralId, CODE);
    }
}
