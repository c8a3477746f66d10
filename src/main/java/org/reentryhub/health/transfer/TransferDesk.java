package org.reentryhub.health.transfer;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.reentryhub.Queues;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.People;
import org.reentryhub.delivery.WakeUps;
import org.reentryhub.health.HealthTrail;
import org.reentryhub.problem.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides whether a transfer begins: the prison may ask, health personnel may say so; what the prison asks for waits for
 * them unless the unit's row of the directory says {@code transfers: automatic}.
 */
@Component("transferDesk")
public class TransferDesk {
    private final PrisonRequests requests;
    private final Transfers transfers;
    private final HealthTrail trail;
    private final People people;
    private final Whereabouts whereabouts;
    private final OtherUnits others;
    private final Beginnings beginnings;
    private final WakeUps wakeUps;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TransferDesk(
            PrisonRequests requests,
            Transfers transfers,
            HealthTrail trail,
            People people,
            Whereabouts whereabouts,
            OtherUnits others,
            Beginnings beginnings,
            WakeUps wakeUps,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.requests = requests;
        this.transfers = transfers;
        this.trail = trail;
        this.people = people;
        this.whereabouts = whereabouts;
        this.others = others;
        this.beginnings = beginnings;
        this.wakeUps = wakeUps;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes what the prison asked for; from here on everything about it lies in the health schema.
     *
     * @param id the request's, as it lay on the queue
     */
    public void take(String id) {
        var request = UUID.fromString(id);
        var known = transactions.execute(status -> requests.person(request));
        Optional.ofNullable(known)
                .flatMap(person -> person)
                .flatMap(people::present)
                .map(KnownPerson::record)
                .ifPresent(person -> transactions.executeWithoutResult(status -> take(request, person)));
    }

    private void take(UUID id, CustodyRecord person) {
        requests.take(id, now()).ifPresent(request -> {
            var notes =
                    new Transfer.Notes(person.personNumber(), request.handover().toString(), request.askedBy(), null);
            trail.entry(
                    Actor.HUB,
                    notes.person(),
                    "TRANSFER_ASKED_FOR_BY_PRISON",
                    request.id().toString());
            transfers.turn(notes.person());
            var held = others.end(person).stream().anyMatch(other -> other.state() == TransferState.HELD);
            if (transfers.open(notes.person()).isEmpty()) {
                beginnings.add(person, notes, held || beginnings.waits(person), request.id());
            }
        });
    }

    /**
     * Begins a transfer without the prison asking.
     *
     * @throws ProblemException 404 for somebody who is not held at the caller's prison, 409 when one is open already
     */
    public Transfer start(Actor actor, CustodyRecord person) {
        return inTransaction(() -> {
            transfers.turn(person.personNumber());
            others.end(person);
            if (!transfers.open(person.personNumber()).isEmpty()) {
                throw ProblemException.conflict("A transfer of this person is open already.");
            }
            var notes = new Transfer.Notes(person.personNumber(), null, actor.name(), actor.name());
            var transfer = beginnings.add(person, notes, false, null);
            trail.entry(actor, notes.person(), "TRANSFER_STARTED", transfer.id().toString());
            return transfer;
        });
    }

    /**
     * Health personnel let a transfer go, for the first time or after they have looked at what stopped it.
     *
     * @throws ProblemException 404 for another prison's, 409 where there is nothing to sign off
     */
    public void signOff(Actor actor, UUID id) {
        transactions.executeWithoutResult(status -> {
            var transfer = transfers
                    .lock(id)
                    .filter(found -> found.prison().equals(actor.organisation()))
                    .orElseThrow(ProblemException::notFound);
            if (!transfer.state().canBeSignedOff()) {
                throw ProblemException.conflict("This transfer does not wait for a sign-off.");
            }
            if (whereabouts.isElsewhere(transfer)) {
                throw ProblemException.conflict("This person is held at another prison now.");
            }
            transfers.note(id, transfer.notes().signedOff(actor.name()));
            transfers.move(transfer, TransferState.PREPARING, now());
            trail.entry(actor, transfer.notes().person(), "TRANSFER_SIGNED_OFF", id.toString());
            wakeUps.afterCommit(Queues.PREPARE_HEALTH, List.of(id));
        });
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
