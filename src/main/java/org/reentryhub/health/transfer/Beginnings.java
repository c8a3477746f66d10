package org.reentryhub.health.transfer;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.Queues;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.HealthUnitLink;
import org.reentryhub.delivery.WakeUps;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.stereotype.Component;

/**
 * Begins transfers at the unit of the prison where the person is held. Each call belongs in its caller's transaction on the
 * health schema, and the caller has the person's turn.
 */
@Component
public class Beginnings {
    private final Transfers transfers;
    private final Partners partners;
    private final WakeUps wakeUps;
    private final Ids ids;
    private final Clock clock;

    Beginnings(Transfers transfers, Partners partners, WakeUps wakeUps, Ids ids, Clock clock) {
        this.transfers = transfers;
        this.partners = partners;
        this.wakeUps = wakeUps;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether the unit's row of the directory asks for a sign-off of what others have asked for. */
    public boolean waits(CustodyRecord person) {
        return Optional.ofNullable(person.healthUnit())
                .map(HealthUnitLink::partnerId)
                .flatMap(partners::find)
                .filter(unit -> unit.transfers() == Partner.Transfers.SIGN_OFF)
                .isPresent();
    }

    public Transfer add(CustodyRecord person, Transfer.Notes notes, boolean waits, @Nullable UUID request) {
        var state = waits ? TransferState.AWAITING_SIGN_OFF : TransferState.PREPARING;
        var transfer = new Transfer(ids.next(), person.custody().prison(), state, OffsetDateTime.now(clock), notes);
        transfers.add(transfer, request);
        if (!waits) {
            wakeUps.afterCommit(Queues.PREPARE_HEALTH, List.of(transfer.id()));
        }
        return transfer;
    }
}
