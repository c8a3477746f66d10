package org.reentryhub.health;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.partner.Partners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks recipients how far their Tasks have come, for those who do not say so by themselves. */
@Component("taskPoll")
public class TaskPoll {
    private static final Logger log = LoggerFactory.getLogger(TaskPoll.class);
    private static final int BATCH = 50;

    private final HealthClocks clocks;
    private final HealthDeliveryRows rows;
    private final TaskLookup lookup;
    private final TaskDesk desk;
    private final Partners partners;
    private final HealthSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TaskPoll(
            HealthClocks clocks,
            HealthDeliveryRows rows,
            TaskLookup lookup,
            TaskDesk desk,
            Partners partners,
            HealthSettings settings,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.clocks = clocks;
        this.rows = rows;
        this.lookup = lookup;
        this.desk = desk;
        this.partners = partners;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One round. A recipient that is silent is asked again in the next, and holds up nobody. */
    public void poll() {
        List<UUID> due = Objects.requireNonNull(
                transactions.execute(status -> clocks.toPoll(OffsetDateTime.now(clock), settings.pollEvery(), BATCH)));
        due.forEach(this::poll);
    }

    private void poll(UUID id) {
        var delivery = Objects.requireNonNull(transactions.execute(status -> rows.find(id)));
        try {
            delivery.flatMap(row -> partners.find(row.notes().partner()))
                    .flatMap(recipient -> lookup.find(recipient, id))
                    .flatMap(TaskMapping::report)
                    .ifPresent(report -> desk.hear(Actor.HUB, id, report));
        } catch (FhirTrouble silent) {
            log.info("the Task of health delivery {} could not be asked for: {}", id, silent.kind());
        }
    }
}
