package org.reentryhub.health.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.People;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.health.watch.SupplyNotes.Against;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks again when it is time or when a release has moved. Nobody on the prison's side tells it: it reads the prison's record
 * as often as a moved release is to be noticed, and asks the health unit only when there is a reason.
 */
@Component
@EnableConfigurationProperties(SupplySettings.class)
class SupplyWatch {
    private static final Logger log = LoggerFactory.getLogger(SupplyWatch.class);
    private static final Duration LONG_AFTER = Duration.ofDays(1);
    private static final int BATCH = 50;

    private final SupplyChecks checks;
    private final SupplyDesk desk;
    private final SupplyAlerts alerts;
    private final Transfers transfers;
    private final People people;
    private final SupplySettings settings;
    private final TransactionTemplate transactions;
    private final Ids ids;
    private final Clock clock;

    SupplyWatch(
            SupplyChecks checks,
            SupplyDesk desk,
            SupplyAlerts alerts,
            Transfers transfers,
            People people,
            SupplySettings settings,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Ids ids,
            Clock clock) {
        this.checks = checks;
        this.desk = desk;
        this.alerts = alerts;
        this.transfers = transfers;
        this.people = people;
        this.settings = settings;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** A batch at a time; one that fails keeps no other from its turn, and comes back with its next look. */
    @Scheduled(fixedDelayString = "${hub.health.sweep-every:PT2S}")
    void sweep() {
        transactions.executeWithoutResult(status -> checks.begun(BATCH).forEach(begun -> transfers
                .find(begun)
                .ifPresent(transfer -> checks.add(ids.next(), transfer.notes().person(), now()))));
        claimed().forEach(this::lookSafely);
    }

    private List<SupplyChecks.Row> claimed() {
        return Objects.requireNonNull(transactions.execute(status -> checks.due(now(), settings.lookEvery(), BATCH)));
    }

    private void lookSafely(SupplyChecks.Row row) {
        try {
            people.present(row.notes().person()).ifPresent(known -> look(row, known.record()));
        } catch (RuntimeException failed) {
            log.warn(
                    "a row of the watch over supplies failed ({})",
                    failed.getClass().getSimpleName());
        }
    }

    private void look(SupplyChecks.Row row, CustodyRecord known) {
        var against = Against.of(known.custody());
        if (known.custody().status() == CustodyStatus.DECEASED) {
            transactions.executeWithoutResult(status -> {
                alerts.end(row.notes().person());
                checks.lookAt(row.id(), null);
            });
        } else if (!against.equals(row.notes().against()) || isTime(row.nextAt())) {
            if (!isBeingPrepared(row)) {
                desk.check(row.notes().person(), known);
            }
        } else if (SupplyTimes.isOver(against.date(), against.released(), now())) {
            transactions.executeWithoutResult(status -> checks.lookAt(row.id(), now().plus(LONG_AFTER)));
        }
    }

    /** Whoever prepares a transfer reads the unit anyway, and checks by what it reads. */
    private boolean isBeingPrepared(SupplyChecks.Row row) {
        return Boolean.TRUE.equals(
                transactions.execute(status -> transfers.of(row.notes().person()).stream()
                        .anyMatch(transfer -> transfer.state() == TransferState.PREPARING)));
    }

    private boolean isTime(@Nullable OffsetDateTime next) {
        return next != null && !next.isAfter(now());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
