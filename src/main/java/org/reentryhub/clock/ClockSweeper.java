package org.reentryhub.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.reentryhub.NorwegianTime;
import org.reentryhub.custody.Alerts;
import org.reentryhub.task.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets each rung come when its time has. The deed, the record that it was done and the time of the next are one transaction,
 * so a hub that dies in the middle has done nothing. Any number of hubs may sweep at once.
 */
@Component
public class ClockSweeper {
    private static final Logger log = LoggerFactory.getLogger(ClockSweeper.class);
    private static final DateTimeFormatter SAID =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(NorwegianTime.ZONE);
    private static final int BATCH = 100;

    private final ClockRows rows;
    private final Alerts alerts;
    private final Tasks tasks;
    private final TransactionOperations transactions;
    private final Clock clock;

    ClockSweeper(ClockRows rows, Alerts alerts, Tasks tasks, TransactionOperations transactions, Clock clock) {
        this.rows = rows;
        this.alerts = alerts;
        this.tasks = tasks;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Oldest first, a batch at a time; one that cannot come keeps no other from it. */
    @Scheduled(fixedDelayString = "${hub.clock.sweep-every:PT5S}")
    public void sweep() {
        Instant now = clock.instant();
        try {
            int climbed = BATCH;
            while (climbed == BATCH) {
                climbed = climb(() -> rows.due(now, BATCH), now);
            }
        } catch (RuntimeException failed) {
            log.warn("a batch of expectations failed ({}); each is tried alone", name(failed));
            Objects.requireNonNull(transactions.execute(status -> rows.dueIds(now)))
                    .forEach(id -> climbAlone(id, now));
        }
    }

    private void climbAlone(UUID id, Instant now) {
        try {
            climb(() -> rows.due(id, now), now);
        } catch (RuntimeException failed) {
            log.warn("the expectation {} could not be escalated ({})", id, name(failed));
        }
    }

    private int climb(Supplier<List<ClockRow>> claimed, Instant now) {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<ClockRow> due = claimed.get();
            due.forEach(row -> climb(row, now));
            return due.size();
        }));
    }

    private void climb(ClockRow row, Instant now) {
        Ladder.Deed deed = row.kind().ladder().deed(row.rung() + 1).orElseThrow();
        String sentence = row.kind().sentence(row.about(), SAID.format(row.since()));
        switch (deed) {
            case ALERT ->
                alerts.raise(
                        row.id(),
                        row.person(),
                        rows.prisonOf(row, now),
                        row.kind().code(),
                        sentence);
            case TASK -> tasks.open(row.person(), row.referral(), row.kind().code(), sentence);
            case DIGEST -> log.debug("the expectation {} is for the next digest", row.id());
        }
        rows.climbed(row, deed, now);
    }

    /** Without its message, which might quote what stands in a row. */
    private static String name(RuntimeException failed) {
        return failed.getClass().getSimpleName();
    }
}
