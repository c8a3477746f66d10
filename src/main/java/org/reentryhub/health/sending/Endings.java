package org.reentryhub.health.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.Outcome;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.wire.FhirAnswer;
import org.reentryhub.health.wire.FhirTrouble;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The ways in which an attempt ends; each counts only under the attempt's lease. */
@Component
class Endings {
    private final HealthDeliveryRows rows;
    private final HealthAttempts attempts;
    private final HealthConclusions conclusions;
    private final TakingBack takingBack;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Endings(
            HealthDeliveryRows rows,
            HealthAttempts attempts,
            HealthConclusions conclusions,
            TakingBack takingBack,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.attempts = attempts;
        this.conclusions = conclusions;
        this.takingBack = takingBack;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** With what the recipient's server answered. */
    void concluded(HealthAttempt attempt, Outcome outcome, FhirAnswer answer, Duration retryAfter) {
        var now = now();
        end(attempt, outcome, answer.status(), now, row -> conclusions.conclude(row, outcome, answer, retryAfter, now));
    }

    /** The recipient turned out to have it already. */
    void arrived(HealthAttempt attempt) {
        concluded(attempt, Outcome.DELIVERED, new FhirAnswer(200, ""), Duration.ZERO);
    }

    /** A cancellation that the Task at the hub alone could tell. */
    void arrivedAtHubOnly(HealthAttempt attempt) {
        arrivedBut(attempt, Kind.NO_TASK_TO_CANCEL, List.of());
    }

    /** It is there, and something besides is for the health unit to look at. */
    void arrivedBut(HealthAttempt attempt, Kind kind, List<String> details) {
        var now = now();
        end(attempt, Outcome.DELIVERED, 0, now, row -> {
            conclusions.conclude(row, Outcome.DELIVERED, FhirAnswer.NONE, Duration.ZERO, now);
            conclusions.tell(row, kind, details);
        });
    }

    /** Nothing was sent, for its transfer was held, stopped or handed on meanwhile: it waits to go on at once. */
    void keptBack(HealthAttempt attempt) {
        var now = now();
        end(attempt, Outcome.NOT_TAKEN, 0, now, row -> rows.retry(row.id(), now));
    }

    /** Nothing was sent this time. */
    void putOff(HealthAttempt attempt) {
        concluded(attempt, Outcome.NOT_TAKEN, FhirAnswer.NONE, Duration.ZERO);
    }

    /** Nothing was sent yet because a server was silent. */
    void putOff(HealthAttempt attempt, Kind kind, FhirTrouble trouble) {
        var now = now();
        end(attempt, Outcome.NOT_TAKEN, 0, now, row -> conclusions.postpone(row, kind, trouble, now));
    }

    /** Nothing was sent, and nothing will be until the health unit has looked. */
    void refused(HealthAttempt attempt, Kind kind, List<String> details) {
        var now = now();
        end(attempt, Outcome.REFUSED, 0, now, row -> conclusions.dead(row, kind, details, now));
    }

    /** The same of a newer document: an earlier one that has arrived has arrived (CONTRACT 4), whatever keeps back this one. */
    void refused(HealthAttempt attempt, Arrival arrival, Kind kind, List<String> details) {
        if (arrival.found()) {
            arrivedBut(attempt, kind, details);
        } else {
            refused(attempt, kind, details);
        }
    }

    /** There is nothing to be done at the recipient, and why is told. */
    void leftAlone(HealthAttempt attempt, Kind kind, List<String> details) {
        var now = now();
        end(attempt, Outcome.NOT_TAKEN, 0, now, row -> conclusions.leaveAlone(row, kind, details, now));
    }

    /** There is nothing to be done at the recipient, and nothing more to tell. */
    void over(HealthAttempt attempt) {
        var now = now();
        end(attempt, Outcome.NOT_TAKEN, 0, now, row -> rows.end(row.id(), DeliveryState.STOPPED, now));
    }

    private void end(
            HealthAttempt attempt, Outcome outcome, int status, OffsetDateTime now, Consumer<HealthDelivery> then) {
        transactions.executeWithoutResult(transaction -> {
            attempt.amends().ifPresent(rows::lock); // first, as whoever sees the release move does
            if (attempts.end(attempt, outcome, status, now)) {
                rows.lock(attempt.delivery()).ifPresent(row -> end(row, outcome, then));
            }
        });
    }

    /** Of a transfer that was stopped meanwhile nothing is tried again; what has arrived all the same is taken back. */
    private void end(HealthDelivery row, Outcome outcome, Consumer<HealthDelivery> then) {
        boolean stopped = takingBack.concerns(row);
        if (!stopped || outcome == Outcome.DELIVERED) {
            then.accept(row);
        }
        if (stopped && outcome == Outcome.DELIVERED) {
            takingBack.sent(row);
        } else if (stopped) {
            takingBack.unsent(row);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
