package org.reentryhub.health.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.reentryhub.health.HealthSettings;
import org.reentryhub.health.transfer.HealthClocks;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.partner.Partner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** All that has changed among the hub's Tasks at one recipient since it last told. */
@Component
class TaskNews {
    private static final Logger log = LoggerFactory.getLogger(TaskNews.class);
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final Duration FIRST_LOOK_BACK = Duration.ofDays(1);

    /** How many rounds a Task that the recipient's clock has shown goes without being asked for by name. */
    private static final int SELDOM = 60;

    private final TaskChanges changes;
    private final PolledTasks heard;
    private final HealthDeliveryRows rows;
    private final HealthClocks clocks;
    private final HealthSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TaskNews(
            TaskChanges changes,
            PolledTasks heard,
            HealthDeliveryRows rows,
            HealthClocks clocks,
            HealthSettings settings,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.changes = changes;
        this.heard = heard;
        this.rows = rows;
        this.clocks = clocks;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * How it went when all was asked for.
     *
     * @param since from when on to ask next
     * @param shown deliveries whose Tasks the recipient's clock has shown
     */
    record Round(boolean answered, @Nullable OffsetDateTime since, Set<UUID> shown) {}

    /** Asks and hears; one that does not answer has told nothing. */
    Round ask(Partner recipient, PollRows.Notes notes) {
        try {
            var since = notes.since() == null ? now().minus(FIRST_LOOK_BACK) : notes.since();
            var told = changes.since(recipient, since);
            var next = told.map(TaskChanges.Told::now).map(time -> time.minus(OVERLAP));
            return new Round(
                    true,
                    next.orElse(notes.since()),
                    told.map(all -> hear(recipient, all)).orElse(Set.of()));
        } catch (FhirTrouble silent) {
            log.debug("a recipient could not be asked for its Tasks: {}", silent.kind());
            return new Round(false, notes.since(), Set.of());
        }
    }

    /** Hears all that are deliveries to this recipient; gives those that its clock has shown. */
    private Set<UUID> hear(Partner recipient, TaskChanges.Told told) {
        var shown = new HashSet<UUID>();
        told.tasks().forEach(task -> TaskMapping.deliveries(task)
                .filter(delivery -> isOf(recipient, delivery))
                .forEach(delivery -> {
                    hear(delivery, task);
                    shown.add(delivery);
                }));
        if (!told.byTheClock() || shown.isEmpty()) {
            return Set.of();
        }
        var next = now().plus(settings.pollEvery().multipliedBy(SELDOM));
        transactions.executeWithoutResult(status -> clocks.pollAgain(List.copyOf(shown), next));
        return shown;
    }

    /** Hears how far one delivery's Task has come, where it says so. */
    void hear(UUID delivery, Task task) {
        heard.hear(delivery, task);
    }

    private boolean isOf(Partner recipient, UUID delivery) {
        return Objects.requireNonNull(transactions.execute(status -> rows.find(delivery)))
                .filter(row -> row.attempts() > 0)
                .filter(row -> row.notes().partner().equals(recipient.id()))
                .isPresent();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
