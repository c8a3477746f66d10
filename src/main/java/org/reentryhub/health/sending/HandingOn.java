package org.reentryhub.health.sending;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.health.HealthTrail;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.health.transfer.Beginnings;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.OtherUnits;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.health.transfer.Whereabouts;
import org.springframework.stereotype.Component;

/**
 * Somebody was moved to another prison: that prison's health unit decides from then on. What is open at the old unit ends there
 * and begins anew at the new one; what a recipient has, or may have, stays the old unit's own. Each call belongs in its
 * caller's transaction on the health schema, and the caller has the person's turn.
 */
@Component
class HandingOn implements OtherUnits {
    /** What a unit can do nothing about any more. */
    private static final Kind[] OVER = {
        Kind.NO_HEALTH_UNIT,
        Kind.UNIT_SILENT,
        Kind.IDENTITY_MISMATCH,
        Kind.RECIPIENT_UNKNOWN,
        Kind.RECIPIENT_NOT_NAMED,
        Kind.NOBODY_TO_RECEIVE,
        Kind.RESERVED,
        Kind.DOCUMENT_REFUSED,
        Kind.RECIPIENT_CANNOT,
        Kind.RECIPIENT_REFUSED,
        Kind.NOT_DELIVERED,
        Kind.NOT_LET_IN,
        Kind.MOVED_HERE
    };

    private final Transfers transfers;
    private final HealthDeliveryRows rows;
    private final Cancellations cancellations;
    private final HealthAttempts attempts;
    private final Beginnings beginnings;
    private final HealthAlerts alerts;
    private final HealthTrail trail;
    private final Clock clock;

    HandingOn(
            Transfers transfers,
            HealthDeliveryRows rows,
            Cancellations cancellations,
            HealthAttempts attempts,
            Beginnings beginnings,
            HealthAlerts alerts,
            HealthTrail trail,
            Clock clock) {
        this.transfers = transfers;
        this.rows = rows;
        this.cancellations = cancellations;
        this.attempts = attempts;
        this.beginnings = beginnings;
        this.alerts = alerts;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Lets what is open of the person at other prisons' units go on at the unit where they are now. Of two that are open there,
     * since two numbers turned out to be one person, the older goes on.
     */
    void handOn(CustodyRecord person) {
        var ended = end(person);
        var here = transfers.open(person.personNumber());
        if (here.isEmpty() && !ended.isEmpty()) {
            takeOver(person, ended);
        }
        here.stream()
                .skip(1)
                .forEach(other -> end(other, Kind.JOINED, here.get(0).id().toString()));
    }

    @Override
    public List<Transfer> end(CustodyRecord person) {
        var open = transfers.open(person.personNumber()).stream()
                .filter(transfer -> !Whereabouts.isAt(transfer.prison(), person))
                .toList();
        open.forEach(transfer -> end(transfer, Kind.MOVED_AWAY, person.custody().prison()));
        return open;
    }

    /** What a unit held waits for the next one, whatever the directory says: it was held for a reason. */
    private void takeOver(CustodyRecord person, List<Transfer> ended) {
        var last = ended.get(ended.size() - 1);
        var held = ended.stream().anyMatch(transfer -> transfer.state() == TransferState.HELD);
        var notes = new Transfer.Notes(
                person.personNumber(), last.notes().handover(), last.notes().askedBy(), null);
        var transfer = beginnings.add(person, notes, held || beginnings.waits(person), null);
        alerts.raise(transfer.id(), Kind.MOVED_HERE, List.of(last.prison()));
        note(transfer, "TRANSFER_TAKEN_OVER");
    }

    private void end(Transfer transfer, Kind why, String to) {
        cancellations.waiting(transfer.id(), now()).forEach(row -> stop(row.id()));
        var documents = rows.of(transfer.id());
        documents.stream().filter(row -> row.state() == DeliveryState.DEAD).forEach(row -> stop(row.id()));
        var unknown = documents.stream()
                .filter(row -> row.state() != DeliveryState.DELIVERED && attempts.mayHaveArrived(row.id()))
                .map(row -> row.notes().partner())
                .toList();
        var delivered = documents.stream().anyMatch(row -> row.state() == DeliveryState.DELIVERED);
        close(transfer, delivered || !unknown.isEmpty());
        alerts.settle(transfer.id(), OVER);
        alerts.raise(
                transfer.id(),
                why,
                Stream.concat(Stream.of(to), unknown.stream()).toList());
        note(transfer, "TRANSFER_HANDED_ON");
    }

    /** One that has reached somebody can still be stopped, and what they have taken back. */
    private void close(Transfer transfer, boolean left) {
        var to = left ? TransferState.SENT : TransferState.STOPPED;
        if (!transfer.state().next().contains(to)) {
            transfers.move(transfer, TransferState.SENDING, now());
        }
        transfers.move(transfers.lock(transfer.id()).orElseThrow(), to, now());
    }

    private void stop(UUID delivery) {
        rows.end(delivery, DeliveryState.STOPPED, now());
    }

    private void note(Transfer transfer, String what) {
        trail.entry(Actor.HUB, transfer.notes().person(), what, transfer.id().toString());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
