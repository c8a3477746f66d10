package org.reentryhub.health.staff;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Queues;
import org.reentryhub.audit.Actor;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.WakeUps;
import org.reentryhub.health.HealthTrail;
import org.reentryhub.health.sending.Cancellations;
import org.reentryhub.health.sending.HealthConclusions;
import org.reentryhub.health.sending.TakingBack;
import org.reentryhub.health.transfer.Decision;
import org.reentryhub.health.transfer.Decisions;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.health.transfer.Whereabouts;
import org.reentryhub.problem.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where health personnel hold a transfer, let it go on, or stop it. Once that has committed, no attempt begins that it forbids.
 * All three refuse another prison's with 404, and with 409 what the transfer's state does not allow.
 */
@Component
public class StopDesk {
    private final Transfers transfers;
    private final Decisions decisions;
    private final HealthDeliveryRows rows;
    private final Cancellations cancellations;
    private final HealthConclusions conclusions;
    private final TakingBack takingBack;
    private final Whereabouts whereabouts;
    private final HealthTrail trail;
    private final WakeUps wakeUps;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StopDesk(
            Transfers transfers,
            Decisions decisions,
            HealthDeliveryRows rows,
            Cancellations cancellations,
            HealthConclusions conclusions,
            TakingBack takingBack,
            Whereabouts whereabouts,
            HealthTrail trail,
            WakeUps wakeUps,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.transfers = transfers;
        this.decisions = decisions;
        this.rows = rows;
        this.cancellations = cancellations;
        this.conclusions = conclusions;
        this.takingBack = takingBack;
        this.whereabouts = whereabouts;
        this.trail = trail;
        this.wakeUps = wakeUps;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Nothing leaves until somebody says so; what is on its way at this moment arrives. */
    public void hold(Actor actor, UUID id, @Nullable String reason) {
        withMine(actor, id, transfer -> move(actor, transfer, TransferState.HELD, reason));
    }

    /** Goes on where it was held. */
    public void resume(Actor actor, UUID id, @Nullable String reason) {
        withMine(actor, id, transfer -> {
            if (transfer.state() != TransferState.HELD) {
                throw ProblemException.conflict("This transfer is not held.");
            }
            if (whereabouts.isElsewhere(transfer)) {
                throw ProblemException.conflict("This person is held at another prison now.");
            }
            var held = decisions.last(id, TransferState.HELD).orElseThrow();
            move(actor, transfer, held.from(), reason);
            rows.tryAnew(id, now());
            if (held.from() == TransferState.PREPARING) {
                wakeUps.afterCommit(Queues.PREPARE_HEALTH, List.of(id));
            } else {
                wakeUps.afterCommit(Queues.DELIVER_HEALTH, open(id));
                conclusions.follow(id, now());
            }
        });
    }

    /** Nothing leaves any more, and what has left is taken back; said again, cancellations that were given up are tried again. */
    public void stop(Actor actor, UUID id, @Nullable String reason) {
        withMine(actor, id, transfer -> {
            var again = cancellations.revive(id, now());
            if (again.isEmpty()) {
                move(actor, transfer, TransferState.STOPPED, reason);
                takingBack.everythingOf(id);
            } else {
                trail.entry(actor, transfer.notes().person(), "TRANSFER_STOPPED_AGAIN", id.toString(), reason);
                wakeUps.afterCommit(Queues.DELIVER_HEALTH, again);
            }
        });
    }

    private void move(Actor actor, Transfer transfer, TransferState to, @Nullable String reason) {
        if (!transfer.state().next().contains(to)) {
            throw ProblemException.conflict(
                    "A transfer that is %s cannot be %s.".formatted(spoken(transfer.state()), spoken(to)));
        }
        transfers.move(transfer, to, now());
        decisions.add(transfer.id(), new Decision(now(), actor.name(), transfer.state(), to, reason));
        var what = transfer.state() == TransferState.HELD && to != TransferState.STOPPED ? "RESUMED" : to.name();
        trail.entry(
                actor,
                transfer.notes().person(),
                "TRANSFER_" + what,
                transfer.id().toString(),
                reason);
    }

    private static String spoken(TransferState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private List<UUID> open(UUID transfer) {
        return rows.of(transfer).stream()
                .filter(row -> row.state() == DeliveryState.PENDING || row.state() == DeliveryState.RETRYING)
                .map(HealthDelivery::id)
                .toList();
    }

    private void withMine(Actor actor, UUID id, Consumer<Transfer> work) {
        transactions.executeWithoutResult(status -> work.accept(transfers
                .lock(id)
                .filter(found -> found.prison().equals(actor.organisation()))
                .orElseThrow(ProblemException::notFound)));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
