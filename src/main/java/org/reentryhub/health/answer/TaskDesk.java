package org.reentryhub.health.answer;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.reentryhub.audit.Actor;
import org.reentryhub.health.HealthTrail;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.health.summary.Withdrawal;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.TaskReport;
import org.reentryhub.health.transfer.TaskState;
import org.reentryhub.health.transfer.Transfers;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hears what a recipient says of its Task, once, and moves no Task where a Task cannot go. */
@Component
public class TaskDesk {
    private final HealthDeliveryRows rows;
    private final Transfers transfers;
    private final TaskAnswers answers;
    private final AnswerClocks clocks;
    private final HealthAlerts alerts;
    private final HealthTrail trail;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TaskDesk(
            HealthDeliveryRows rows,
            Transfers transfers,
            TaskAnswers answers,
            AnswerClocks clocks,
            HealthAlerts alerts,
            HealthTrail trail,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.transfers = transfers;
        this.answers = answers;
        this.clocks = clocks;
        this.alerts = alerts;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of a report. */
    public enum Heard {
        NEW,
        /** Heard before, or older than what was heard, or no news. */
        AGAIN,
        /** Kept and shown to the health unit, but the Task stays where it was. */
        OUT_OF_STEP
    }

    /**
     * Hears a report.
     *
     * @param actor the recipient, or the hub when it asked itself
     */
    public Heard hear(Actor actor, UUID delivery, TaskReport report) {
        return hear(actor, delivery, report, row -> {});
    }

    /**
     * Hears a report if it may follow.
     *
     * @param judge looks at the delivery as nobody else can change it meanwhile; what it throws leaves all as it was
     */
    public Heard hear(Actor actor, UUID delivery, TaskReport report, Consumer<HealthDelivery> judge) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var row = rows.lock(delivery);
            row.ifPresent(judge);
            return row.map(locked -> hear(actor, locked, report)).orElse(Heard.AGAIN);
        }));
    }

    private Heard hear(Actor actor, HealthDelivery row, TaskReport report) {
        var now = OffsetDateTime.now(clock);
        if (isNoNews(row, report, now) || !answers.add(row.id(), report, now)) {
            return Heard.AGAIN;
        }
        var before = row.notes().task();
        if (before != report.state() && !before.leadsTo(report.state())) {
            alerts.raise(
                    row.transfer(),
                    Kind.ANSWER_OUT_OF_STEP,
                    List.of(row.notes().partner(), report.state().code()));
            return Heard.OUT_OF_STEP;
        }
        rows.told(row, row.notes().told(report));
        alerts.settle(row.transfer(), row.notes().partner(), Kind.ANSWER_NOT_UNDERSTOOD);
        if (before != report.state()) {
            follow(row, report);
        }
        transfers
                .find(row.transfer())
                .ifPresent(transfer -> trail.entry(
                        actor,
                        transfer.notes().person(),
                        "TASK_" + report.state(),
                        row.id().toString()));
        return Heard.NEW;
    }

    /**
     * Health personnel took it back, and the recipient has been told. In the transaction that says so. What the recipient said
     * meanwhile that ends it stays said, and the health unit hears of it.
     */
    public void takeBack(HealthDelivery row) {
        var task = row.notes().task();
        if (task.isFinal() && task != TaskState.CANCELLED) {
            alerts.raise(row.transfer(), Kind.FINAL_ALREADY, List.of(row.notes().partner(), task.code()));
            return;
        }
        var report = new TaskReport("taken back", TaskState.CANCELLED, "cancelled", null, Withdrawal.WORDS, null);
        answers.add(row.id(), report, OffsetDateTime.now(clock));
        rows.told(row, row.notes().told(report));
        clocks.stop(row.id());
        alerts.settle(row.transfer(), row.notes().partner(), Kind.OVERDUE, Kind.CANCELLED_THERE, Kind.RELEASE_MOVED);
        transfers
                .find(row.transfer())
                .ifPresent(transfer -> trail.entry(
                        Actor.HUB,
                        transfer.notes().person(),
                        "TAKEN_BACK",
                        row.id().toString()));
    }

    /** What the health unit must know at once, and what it need not wait for any more. */
    private void follow(HealthDelivery row, TaskReport report) {
        var partner = row.notes().partner();
        if (report.state().answers()) {
            clocks.stop(row.id());
            alerts.settle(row.transfer(), partner, Kind.OVERDUE);
        }
        if (report.state().isFinal()) {
            alerts.settle(row.transfer(), partner, Kind.RELEASE_MOVED);
        }
        alertFor(report.state())
                .ifPresent(kind -> alerts.raise(
                        row.transfer(),
                        kind,
                        report.reason() == null ? List.of(partner) : List.of(partner, report.reason())));
    }

    private static Optional<Kind> alertFor(TaskState state) {
        return switch (state) {
            case REJECTED -> Optional.of(Kind.DECLINED);
            case FAILED -> Optional.of(Kind.FAILED);
            case CANCELLED -> Optional.of(Kind.CANCELLED_THERE);
            case ENTERED_IN_ERROR -> Optional.of(Kind.ENTERED_IN_ERROR);
            case REQUESTED, RECEIVED, ACCEPTED, IN_PROGRESS, ON_HOLD, COMPLETED -> Optional.empty();
        };
    }

    /**
     * The Task as the hub itself made it: so it stays at recipients who tell the hub and not their own server. Or what was
     * said last, said again; or what a slower look at their server brings after a quicker one.
     */
    private boolean isNoNews(HealthDelivery row, TaskReport report, OffsetDateTime now) {
        return report.isTheHubsOwn()
                || answers.last(row.id())
                        .filter(last -> last.says(report) || last.overtakes(report, now))
                        .isPresent();
    }
}
