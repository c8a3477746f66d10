package org.reentryhub.health.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.NorwegianTime;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.People;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.health.answer.AnswerClocks.Face;
import org.reentryhub.health.answer.AnswerClocks.Hand;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.health.transfer.Transfers;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the health unit, once, when a recipient has not answered in time; the time follows the release date as it moves. */
@Component
class AnswerDeadlines {
    private static final Duration READ_EVERY = Duration.ofMinutes(5);
    private static final int BATCH = 50;

    private final AnswerClocks clocks;
    private final HealthDeliveryRows rows;
    private final Transfers transfers;
    private final HealthAlerts alerts;
    private final People people;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AnswerDeadlines(
            AnswerClocks clocks,
            HealthDeliveryRows rows,
            Transfers transfers,
            HealthAlerts alerts,
            People people,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.clocks = clocks;
        this.rows = rows;
        this.transfers = transfers;
        this.alerts = alerts;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${hub.health.sweep-every:PT2S}")
    void sweep() {
        var now = OffsetDateTime.now(clock);
        List<UUID> due = Objects.requireNonNull(
                transactions.execute(status -> clocks.toRead(now, now.minus(READ_EVERY), BATCH)));
        due.forEach(
                id -> transactions.executeWithoutResult(status -> rows.lock(id).ifPresent(row -> read(row, now))));
    }

    /** Locked as it is, the delivery is read by one hub at a time. */
    private void read(HealthDelivery row, OffsetDateTime now) {
        clocks.of(row.id()).filter(face -> face.hand() == Hand.RUNNING).ifPresent(face -> transfers
                .find(row.transfer())
                .filter(transfer -> transfer.state() != TransferState.STOPPED)
                .flatMap(transfer -> people.present(transfer.notes().person()))
                .map(KnownPerson::record)
                .filter(person -> !row.notes().task().answers())
                .filter(person -> person.custody().status() != CustodyStatus.DECEASED)
                .ifPresentOrElse(person -> read(row, face, person, now), () -> clocks.stop(row.id())));
    }

    private void read(HealthDelivery row, Face face, CustodyRecord person, OffsetDateTime now) {
        var delivered = Optional.ofNullable(face.deliveredAt()).orElse(row.createdAt());
        var day = delivered.atZoneSameInstant(NorwegianTime.ZONE).toLocalDate();
        var answerBy = Deadline.passes(day, person.releaseDate());
        if (answerBy.isAfter(now)) {
            clocks.set(row.id(), answerBy);
            return;
        }
        clocks.ring(row.id(), answerBy);
        alerts.raise(
                row.transfer(),
                Kind.OVERDUE,
                List.of(
                        row.notes().partner(),
                        row.notes().task().code(),
                        Deadline.of(day, person.releaseDate()).toString()));
    }
}
