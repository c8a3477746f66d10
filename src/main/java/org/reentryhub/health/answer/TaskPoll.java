package org.reentryhub.health.answer;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.reentryhub.Ids;
import org.reentryhub.health.HealthSettings;
import org.reentryhub.health.transfer.HealthClocks;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.partner.Partner.FhirForm;
import org.reentryhub.partner.Partners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees to it that recipients are asked how far their Tasks have come, each for itself: one that is silent holds up nobody. */
@Component("taskPoll")
public class TaskPoll {
    private static final Logger log = LoggerFactory.getLogger(TaskPoll.class);
    private static final int BATCH = 50;
    private static final int AT_ONCE = 8;
    private static final Duration SELDOM = Duration.ofDays(1);

    private final HealthClocks clocks;
    private final HealthDeliveryRows rows;
    private final PollRows polls;
    private final TaskRound round;
    private final Partners partners;
    private final HealthSettings settings;
    private final TransactionTemplate transactions;
    private final Ids ids;
    private final Clock clock;
    private final ThreadPoolExecutor askers =
            new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), TaskPoll::asker);

    TaskPoll(
            HealthClocks clocks,
            HealthDeliveryRows rows,
            PollRows polls,
            TaskRound round,
            Partners partners,
            HealthSettings settings,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Ids ids,
            Clock clock) {
        this.clocks = clocks;
        this.rows = rows;
        this.polls = polls;
        this.round = round;
        this.partners = partners;
        this.settings = settings;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        askers.prestartAllCoreThreads(); // whether there is anything to ask for shows in no count of threads
    }

    /** Begins a round with every recipient whose time has come; does not wait for their answers. */
    public void poll() {
        Objects.requireNonNull(transactions.execute(status -> due(OffsetDateTime.now(clock))))
                .forEach(asked -> askers.execute(() -> round.ask(asked)));
    }

    private List<TaskRound.Asked> due(OffsetDateTime now) {
        Map<String, List<UUID>> single = new LinkedHashMap<>();
        var open = clocks.toPoll(now, settings.pollEvery(), BATCH).stream()
                .flatMap(id -> rows.find(id).stream())
                .toList();
        clocks.pollAgain(atTheHubOnly(open), now.plus(SELDOM));
        open.stream().filter(row -> keepsTasks(row.notes().partner())).forEach(row -> single.computeIfAbsent(
                        row.notes().partner(), partner -> new ArrayList<>())
                .add(row.id()));
        single.keySet().forEach(partner -> polls.add(ids.next(), partner, now));
        List<TaskRound.Asked> all = new ArrayList<>();
        polls.due(now, settings.pollEvery(), BATCH).stream()
                .filter(row -> keepsTasks(row.notes().partner()))
                .forEach(row -> {
                    var own = single.remove(row.notes().partner());
                    all.add(new TaskRound.Asked(
                            row.notes().partner(), Optional.of(row), own == null ? List.of() : own));
                });
        single.forEach((partner, own) -> all.add(new TaskRound.Asked(partner, Optional.empty(), own)));
        return all;
    }

    private List<UUID> atTheHubOnly(List<HealthDelivery> open) {
        return open.stream()
                .filter(row -> !keepsTasks(row.notes().partner()))
                .map(HealthDelivery::id)
                .toList();
    }

    /** A recipient of documents has its Tasks at the hub and nowhere else, unless its row of the directory changes. */
    private boolean keepsTasks(String partner) {
        return partners.find(partner)
                .filter(recipient -> recipient.channel().fhir() == FhirForm.DOCUMENT)
                .isEmpty();
    }

    private static Thread asker(Runnable work) {
        var thread = new Thread(work, "task-poll");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((where, failure) ->
                log.error("asking for Tasks failed: {}", failure.getClass().getName()));
        return thread;
    }

    @PreDestroy
    void stop() {
        askers.shutdownNow();
    }
}
