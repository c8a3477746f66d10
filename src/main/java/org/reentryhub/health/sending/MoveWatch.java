package org.reentryhub.health.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.People;
import org.reentryhub.health.transfer.MoveClocks;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.health.transfer.Whereabouts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notices that the person of an open transfer was moved, or has two numbers, also where nobody does anything about it. Nobody on
 * the prison's side tells it: it reads the prison's record.
 */
@Component
class MoveWatch {
    private static final Logger log = LoggerFactory.getLogger(MoveWatch.class);
    private static final int BATCH = 50;

    private final MoveClocks clocks;
    private final Transfers transfers;
    private final HandingOn handingOn;
    private final People people;
    private final Duration every;
    private final TransactionTemplate transactions;
    private final Clock clock;

    MoveWatch(
            MoveClocks clocks,
            Transfers transfers,
            HandingOn handingOn,
            People people,
            @Value("${hub.health.moves-every:PT5M}") Duration every,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.clocks = clocks;
        this.transfers = transfers;
        this.handingOn = handingOn;
        this.people = people;
        this.every = every;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A batch at a time; one that fails keeps no other from its turn, and comes back with its next look. */
    @Scheduled(fixedDelayString = "${hub.health.sweep-every:PT2S}")
    void sweep() {
        var now = OffsetDateTime.now(clock);
        List<UUID> due =
                Objects.requireNonNull(transactions.execute(status -> clocks.due(now, now.minus(every), BATCH)));
        due.forEach(this::lookSafely);
    }

    private void lookSafely(UUID id) {
        try {
            transactions.executeWithoutResult(
                    status -> transfers.find(id).filter(this::isMisplaced).ifPresent(this::handOn));
        } catch (RuntimeException failed) {
            log.warn("a look at a move failed ({})", failed.getClass().getSimpleName());
        }
    }

    /** At another unit than the one that decides now, or there twice. */
    private boolean isMisplaced(Transfer transfer) {
        return people.present(transfer.notes().person())
                .map(KnownPerson::record)
                .filter(person -> person.custody().status() != CustodyStatus.DECEASED)
                .filter(person -> !Whereabouts.isAt(transfer.prison(), person) || isOneOfSeveral(transfer))
                .isPresent();
    }

    private boolean isOneOfSeveral(Transfer transfer) {
        return transfers.of(transfer.notes().person()).stream()
                        .filter(each -> each.state().isOpen())
                        .count()
                > 1;
    }

    /** Whoever has had the turn meanwhile may have done it. */
    private void handOn(Transfer transfer) {
        transfers.turn(transfer.notes().person());
        people.present(transfer.notes().person()).map(KnownPerson::record).ifPresent(handingOn::handOn);
    }
}
