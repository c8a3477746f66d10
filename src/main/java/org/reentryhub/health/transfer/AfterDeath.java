package org.reentryhub.health.transfer;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.People;
import org.springframework.stereotype.Component;

/** After a death nothing of a person's health leaves any more. Asked before each step that leads to a document leaving. */
@Component
public class AfterDeath {
    private final Transfers transfers;
    private final People people;
    private final Clock clock;

    AfterDeath(Transfers transfers, People people, Clock clock) {
        this.transfers = transfers;
        this.people = people;
        this.clock = clock;
    }

    /** Stops the transfer if the person has died; the caller's transaction is the health side's. */
    public boolean stops(UUID id) {
        return transfers.lock(id).filter(this::isOfTheDead).map(this::stop).isPresent();
    }

    private boolean isOfTheDead(Transfer transfer) {
        return people.present(transfer.notes().person())
                .filter(person -> person.record().custody().status() == CustodyStatus.DECEASED)
                .isPresent();
    }

    private Transfer stop(Transfer transfer) {
        if (transfer.state().next().contains(TransferState.STOPPED)) {
            transfers.move(transfer, TransferState.STOPPED, OffsetDateTime.now(clock));
        }
        return transfer;
    }
}
