package org.reentryhub.notice;

import java.util.List;
import java.util.Optional;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.delivery.Outbox;
import org.reentryhub.partner.Partner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends what is due about a stay, or holds it back where the prison can see it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class NoticeDesk {
    private final Stays stays;
    private final NoticePost post;
    private final NoticeOffice office;
    private final Outbox outbox;
    private final Alerts alerts;

    NoticeDesk(Stays stays, NoticePost post, NoticeOffice office, Outbox outbox, Alerts alerts) {
        this.stays = stays;
        this.post = post;
        this.office = office;
        this.outbox = outbox;
        this.alerts = alerts;
    }

    /**
     * Tells what is due of a stay.
     *
     * @param person the record that the notice is composed from
     * @return the stay as it stands then; written already if something was sent, else the caller's to write
     */
    Stay settle(Stay stay, CustodyRecord person) {
        Optional<NoticeType> due = stay.due();
        if (due.isEmpty()) {
            return free(stay);
        }
        if (due.get() == NoticeType.ANNUL && neverLeft(stay)) {
            outbox.stopWaiting(stay.id(), "ANNULLED");
            return free(stay).takenAsTold();
        }
        NoticeOffice.Found found = office.of(stay, person);
        return found.hold().isPresent()
                ? held(stay, found.hold().get(), person)
                : sent(free(stay), due.get(), person, found.office().orElseThrow());
    }

    private boolean neverLeft(Stay stay) {
        return stay.version() > 0 && !outbox.hasBegun(stay.id());
    }

    private Stay sent(Stay stay, NoticeType type, CustodyRecord person, Partner to) {
        Stay told = stay.toldTo(to.id());
        stays.write(List.of(told));
        post.send(told, type, person, to);
        return told;
    }

    private Stay held(Stay stay, NoticeOffice.Hold why, CustodyRecord person) {
        free(stay);
        alerts.raise(stay.person(), person.custody().prison(), why.code(), why.detail());
        return stay.heldBack(why.name());
    }

    private Stay free(Stay stay) {
        stay.held().map(NoticeOffice.Hold::valueOf).ifPresent(why -> alerts.close(stay.person(), why.code()));
        return stay.withNothingDue();
    }
}
