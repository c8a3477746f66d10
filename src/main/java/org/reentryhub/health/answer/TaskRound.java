package org.reentryhub.health.answer;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.health.HealthSettings;
import org.reentryhub.health.transfer.HealthClocks;
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
    private static final int LONGEST_PAUSE = 4;

    private final TaskNews news;
    private final TaskLookup lookup;
    private final HealthClocks clocks;
    private final PollRows polls;
    private final Partners partners;
    private final HealthSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TaskRound(
            TaskNews news,
            TaskLookup lookup,
            HealthClocks clocks,
            PollRows polls,
            Partners partners,
            HealthSettings settings,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.news = news;
        this.lookup = lookup;
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
        var all = asked.all().map(row -> news.ask(recipient, row.notes()));
        var rest = new ArrayList<>(asked.single());
        all.ifPresent(told -> rest.removeAll(told.shown()));
        var patience = all.isEmpty() || all.get().answered() ? 2 : 1;
        var answered = askOneByOne(recipient, rest, patience);
        asked.all()
                .ifPresent(row ->
                        all.ifPresent(told -> note(row, asked.single(), told.since(), answered || told.answered())));
    }

    /** Whether any of them was answered; after so many that were not, the others wait for the next round. */
    private boolean askOneByOne(Partner recipient, List<UUID> deliveries, int patience) {
        boolean answered = false;
        int troubles = 0;
        for (var delivery : deliveries) {
            try {
                lookup.find(recipient, delivery).ifPresent(task -> news.hear(delivery, task));
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
