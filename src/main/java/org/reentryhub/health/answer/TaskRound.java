package org.reentryhub.health.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.health.HealthSettings;
import org.reentryhub.health.transfer.HealthClocks;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.TaskReport;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks one recipient how far the hub's Tasks there have come: for all that has changed, in one question; and for single ones
 * as long as the answers to that question have not shown them.
 */
@Component
class TaskRound {
    private static final Logger log = LoggerFactory.getLogger(TaskRound.class);
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final Duration FIRST_LOOK_BACK = Duration.ofDays(1);

    /** How many rounds a Task that the recipient's clock has shown goes without being asked for by name. */
    private static final int SELDOM = 60;

    private static final int LONGEST_PAUSE = 4;

    private final TaskChanges changes;
    private final TaskLookup lookup;
    private final TaskDesk desk;
    private final HealthDeliveryRows rows;
    private final HealthClocks clocks;
    private final PollRows polls;
    private final Partners partners;
    private final HealthSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TaskRound(
            TaskChanges changes,
            TaskLookup lookup,
            TaskDesk desk,
            HealthDeliveryRows rows,
            HealthClocks clocks,
            PollRows polls,
            Partners partners,
            HealthSettings settings,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.changes = changes;
        this.lookup = lookup;
        this.desk = desk;
        this.rows = rows;
        this.clocks = clocks;
        this.polls = polls;
        this.partners = partners;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * One recipient and what it is to be asked for.
     *
     * @param all when it is its turn to be asked for all that has changed
     * @param single deliveries whose Tasks are to be asked for by name
     */
    record Asked(String partner, Optional<PollRows.Row> all, List<UUID> single) {
        Asked {
            single = List.copyOf(single);
        }

        @Override
        public String toString() {
            return "a round of " + single.size();
        }
    }

    void ask(Asked asked) {
        partners.find(asked.partner()).ifPresent(recipient -> ask(recipient, asked));
    }

    private void ask(Partner recipient, Asked asked) {
        var all = asked.all().map(row -> askForAll(recipient, row.notes()));
        var rest = new ArrayList<>(asked.single());
        all.ifPresent(told -> rest.removeAll(told.shown()));
        var patience = all.isEmpty() || all.get().answered() ? 2 : 1;
        var answered = askOneByOne(recipient, rest, patience);
        asked.all()
                .ifPresent(row ->
                        all.ifPresent(told -> note(row, asked.single(), told.since(), answered || told.answered())));
    }

    /**
     * How it went when all was asked for.
     *
     * @param since from when on to ask next
     * @param shown deliveries whose Tasks the recipient's clock has shown
     */
    private record Round(boolean answered, @Nullable OffsetDateTime since, Set<UUID> shown) {}

    private Round askForAll(Partner recipient, PollRows.Notes notes) {
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

    /** Whether any of them was answered; after so many that were not, the others wait for the next round. */
    private boolean askOneByOne(Partner recipient, List<UUID> deliveries, int patience) {
        boolean answered = false;
        int troubles = 0;
        for (var delivery : deliveries) {
            try {
                lookup.find(recipient, delivery).ifPresent(task -> hear(delivery, task));
                answered = true;
            } catch (FhirTrouble silent) {
                log.debug("the Task of health delivery {} could not be asked for: {}", delivery, silent.kind());
                if (++troubles == patience) {
                    break;
                }
            }
        }
        return answered;
    }

    private void hear(UUID delivery, Task task) {
        TaskMapping.report(task)
                .map(TaskReport::withAReason)
                .ifPresent(report -> desk.hear(Actor.HUB, delivery, report));
    }

    private boolean isOf(Partner recipient, UUID delivery) {
        return Objects.requireNonNull(transactions.execute(status -> rows.find(delivery)))
                .filter(row -> row.attempts() > 0)
                .filter(row -> row.notes().partner().equals(recipient.id()))
                .isPresent();
    }

    /** A recipient that is silent is asked less and less often, down to every fourth round. */
    private void note(PollRows.Row row, List<UUID> single, @Nullable OffsetDateTime since, boolean answered) {
        int silent = answered ? 0 : row.notes().silent() + 1;
        var rounds = Math.min(1L << Math.min(silent, 8), LONGEST_PAUSE);
        var next = now().plus(settings.pollEvery().multipliedBy(rounds));
        transactions.executeWithoutResult(status -> {
            polls.note(row, since, silent, silent == 0 ? now() : next);
            if (silent > 0) {
                clocks.pollAgain(single, next);
            }
        });
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
