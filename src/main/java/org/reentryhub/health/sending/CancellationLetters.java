package org.reentryhub.health.sending;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Task;
import org.reentryhub.audit.Actor;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.health.HealthSeal;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.answer.TaskDesk;
import org.reentryhub.health.answer.TaskLookup;
import org.reentryhub.health.answer.TaskMapping;
import org.reentryhub.health.reading.SummaryDesk;
import org.reentryhub.health.summary.AtReceiver;
import org.reentryhub.health.summary.Withdrawal;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.TaskReport;
import org.reentryhub.health.transfer.TaskState;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.health.wire.FhirTrouble;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the letter that takes a delivery back. The Task is looked up first, each time: one that the recipient is done with is
 * left alone, and one that is cancelled already is not cancelled again.
 */
@Component
class CancellationLetters {
    /** A document whose arrival nobody knows of may still be on its way: looked for this often, over some minutes. */
    private static final int LOOKS = 4;

    private final HealthDeliveries deliveries;
    private final Endings endings;
    private final HealthDeliveryRows rows;
    private final Transfers transfers;
    private final TaskLookup lookup;
    private final TaskDesk tasks;
    private final SummaryDesk desk;
    private final LetterForms forms;
    private final HealthSeal seal;
    private final TransactionTemplate transactions;

    CancellationLetters(
            HealthDeliveries deliveries,
            Endings endings,
            HealthDeliveryRows rows,
            Transfers transfers,
            TaskLookup lookup,
            TaskDesk tasks,
            SummaryDesk desk,
            LetterForms forms,
            HealthSeal seal,
            @Qualifier("healthTransactions") TransactionTemplate transactions) {
        this.deliveries = deliveries;
        this.endings = endings;
        this.rows = rows;
        this.transfers = transfers;
        this.lookup = lookup;
        this.tasks = tasks;
        this.desk = desk;
        this.forms = forms;
        this.seal = seal;
        this.transactions = transactions;
    }

    Optional<HealthLetter> write(HealthAttempt attempt, UUID taken) {
        return switch (attempt.form()) {
            case TRANSACTION -> withdrawal(attempt, taken);
            case MESSAGE -> message(attempt, taken);
            case DOCUMENT -> {
                endings.arrivedAtHubOnly(attempt);
                yield Optional.empty();
            }
        };
    }

    private Optional<HealthLetter> withdrawal(HealthAttempt attempt, UUID taken) {
        try {
            var task = lookup.find(attempt.recipient(), taken);
            if (task.isEmpty()) {
                nothingFound(attempt, taken);
            }
            return task.flatMap(found -> withdrawal(attempt, taken, found));
        } catch (FhirTrouble silent) {
            endings.putOff(attempt, Kind.NOT_LET_IN, silent);
            return Optional.empty();
        }
    }

    private Optional<HealthLetter> withdrawal(HealthAttempt attempt, UUID taken, Task task) {
        var report = TaskMapping.report(task);
        var state = report.map(TaskReport::state);
        if (state.filter(TaskState.CANCELLED::equals).isPresent()) {
            endings.arrived(attempt);
            return Optional.empty();
        }
        if (state.filter(TaskState::isFinal).isPresent()) {
            report.ifPresent(last -> tasks.hear(Actor.HUB, taken, last));
            endings.leftAlone(
                    attempt, Kind.FINAL_ALREADY, List.of(state.orElseThrow().code()));
            return Optional.empty();
        }
        var there = new AtReceiver(attempt.address(), Optional.of(task), lookup.request(attempt.recipient(), taken));
        return letGo(attempt, taken, forms.transaction(Withdrawal.of(task, there)));
    }

    private void nothingFound(HealthAttempt attempt, UUID taken) {
        boolean delivered = inTransaction(() -> rows.find(taken))
                .filter(row -> row.state() == DeliveryState.DELIVERED)
                .isPresent();
        if (delivered) {
            endings.leftAlone(attempt, Kind.NO_TASK_TO_CANCEL, List.of());
        } else if (attempt.number() < LOOKS) {
            endings.putOff(attempt);
        } else {
            endings.arrived(attempt);
        }
    }

    private Optional<HealthLetter> message(HealthAttempt attempt, UUID taken) {
        var cover = desk.coverUnseen(transfer(attempt).notes().person(), taken);
        if (cover.isEmpty()) {
            endings.refused(attempt, Kind.NO_HEALTH_UNIT, List.of());
        }
        return cover.flatMap(outside -> letGo(attempt, taken, forms.cancellation(attempt, outside)));
    }

    private Optional<HealthLetter> letGo(HealthAttempt attempt, UUID taken, HealthLetter letter) {
        int version = deliveries.lastDispatched(taken).map(Dispatched::version).orElse(1);
        var dispatched = new Dispatched(seal.digest(letter.body()), null, version);
        return deliveries.leave(attempt, dispatched) ? Optional.of(letter) : Optional.empty();
    }

    private Transfer transfer(HealthAttempt attempt) {
        return inTransaction(() -> transfers.find(attempt.transfer())).orElseThrow();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
