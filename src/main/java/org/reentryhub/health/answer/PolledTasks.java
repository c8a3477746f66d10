package org.reentryhub.health.answer;

import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Task;
import org.reentryhub.audit.Actor;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.health.summary.Modifiers;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.TaskReport;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hears Tasks as they lie at their recipients' servers. */
@Component
class PolledTasks {
    private final TaskDesk desk;
    private final HealthDeliveryRows rows;
    private final HealthAlerts alerts;
    private final TransactionTemplate transactions;

    PolledTasks(
            TaskDesk desk,
            HealthDeliveryRows rows,
            HealthAlerts alerts,
            @Qualifier("healthTransactions") TransactionTemplate transactions) {
        this.desk = desk;
        this.rows = rows;
        this.alerts = alerts;
        this.transactions = transactions;
    }

    /** Takes over what it says; what something in it may turn into its opposite is put before the health unit instead. */
    void hear(UUID delivery, Task task) {
        TaskMapping.report(task).map(TaskReport::withAReason).ifPresent(report -> {
            if (Modifiers.in(task)) {
                transactions.executeWithoutResult(
                        status -> rows.lock(delivery).ifPresent(row -> notUnderstood(row, report)));
            } else {
                desk.hear(Actor.HUB, delivery, report);
            }
        });
    }

    /** Once for each version: the same Task is found in every round, also after somebody has seen to it. */
    private void notUnderstood(HealthDelivery row, TaskReport report) {
        var details = List.of(row.notes().partner(), report.state().code(), report.version());
        boolean told = alerts.of(row.transfer()).stream()
                .anyMatch(alert -> alert.notes().kind() == Kind.ANSWER_NOT_UNDERSTOOD
                        && alert.notes().details().equals(details));
        if (!told) {
            alerts.raise(row.transfer(), Kind.ANSWER_NOT_UNDERSTOOD, details);
        }
    }
}
