package org.reentryhub.health.transfer;

import java.util.Optional;
import java.util.UUID;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.People;
import org.springframework.stereotype.Component;

/**
 * Where a person is held now, and with it whose health unit decides about them. Asked before each step that leads to a document
 * leaving: nothing goes on at a unit whose patient is not there any more.
 */
@Component
public class Whereabouts {
    private final Transfers transfers;
    private final MoveClocks clocks;
    private final People people;

    Whereabouts(Transfers transfers, MoveClocks clocks, People people) {
        this.transfers = transfers;
        this.clocks = clocks;
        this.people = people;
    }

    /** Whether the person is held at another prison now than the one whose unit the transfer is of. */
    public boolean isElsewhere(Transfer transfer) {
        return people.present(transfer.notes().person())
                .map(KnownPerson::record)
                .filter(person -> !isAt(transfer.prison(), person))
                .isPresent();
    }

    public static boolean isAt(String prison, CustodyRecord person) {
        return prison.equals(person.custody().prison());
    }

    /** The same of a transfer that wants to go on; it is then handed on soon. The caller's transaction is the health side's. */
    public boolean stops(UUID id) {
        Optional<Transfer> moved = transfers.lock(id).filter(this::isElsewhere);
        moved.ifPresent(transfer -> clocks.lookSoon(transfer.id()));
        return moved.isPresent();
    }
}
