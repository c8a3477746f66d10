package org.reentryhub.health;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.Outcome;
import org.reentryhub.delivery.RetryAfter;
import org.reentryhub.person.PersonNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of a health delivery, as its route names them. Truth first: that an attempt begins, and that content leaves, is
 * on disk before a byte does; an outcome counts only under the lease of its attempt.
 */
@Component("healthDeliveries")
public class HealthDeliveries {
    private static final Logger log = LoggerFactory.getLogger(HealthDeliveries.class);

    private final HealthDeliveryRows rows;
    private final HealthAttempts attempts;
    private final HealthConclusions conclusions;
    private final HealthClaims claims;
    private final TakingBack takingBack;
    private final FhirReply reply;
    private final HealthTrail trail;
    private final TransactionTemplate transactions;
    private final Clock clock;

    HealthDeliveries(
            HealthDeliveryRows rows,
            HealthAttempts attempts,
            HealthConclusions conclusions,
            HealthClaims claims,
            TakingBack takingBack,
            FhirReply reply,
            HealthTrail trail,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.attempts = attempts;
        this.conclusions = conclusions;
        this.claims = claims;
        this.takingBack = takingBack;
        this.reply = reply;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Claims a delivery and records that an attempt begins.
     *
     * @param id the delivery's id, as it lay on the queue
     * @return empty when there is nothing to do now: done, held, stopped, not due, or in somebody else's hands
     */
    public Optional<HealthAttempt> begin(String id) {
        var now = now();
        return inTransaction(() -> claims.claim(UUID.fromString(id), now));
    }

    /**
     * Records that content leaves now; false when it must not: the attempt is not ours any more, or its transfer was held or
     * stopped while it was being written. That is then recorded too.
     */
    boolean leave(HealthAttempt attempt, PersonNumber person, Departure departure) {
        boolean leaves = inTransaction(() -> {
            var may = attempts.leave(attempt, departure);
            if (may && attempt.cancels().isEmpty()) {
                trail.disclosed(attempt.delivery(), person, attempt.partner());
            }
            return may;
        });
        if (!leaves) {
            var now = now();
            end(attempt, Outcome.NOT_TAKEN, 0, now, row -> rows.retry(row.id(), now));
        }
        return leaves;
    }

    /** What left last of what has arrived at the recipient, or may have. */
    Optional<Departure> lastDeparture(UUID delivery) {
        return inTransaction(() -> attempts.lastDeparture(delivery));
    }

    /**
     * Records what the recipient's server answered.
     *
     * @param retryAfter the header of that name, if any
     */
    public void conclude(HealthAttempt attempt, @Nullable String retryAfter, FhirAnswer answer) {
        var now = now();
        var outcome = reply.outcome(attempt, answer);
        end(
                attempt,
                outcome,
                answer.status(),
                now,
                row -> conclusions.conclude(row, outcome, answer, RetryAfter.read(retryAfter, now), now));
    }

    /** Records that the attempt broke; before content left that is harmless, after it nobody knows. */
    public void broke(HealthAttempt attempt, Throwable failure) {
        log.warn("{} broke: {}", attempt, failure.getClass().getSimpleName());
        var now = now();
        var outcome = inTransaction(() -> attempts.hasLeft(attempt)) ? Outcome.ofException(failure) : Outcome.NOT_TAKEN;
        end(attempt, outcome, 0, now, row -> conclusions.conclude(row, outcome, FhirAnswer.NONE, Duration.ZERO, now));
    }

    /** Records that the recipient turned out to have it already. */
    void arrived(HealthAttempt attempt) {
        var now = now();
        end(
                attempt,
                Outcome.DELIVERED,
                200,
                now,
                row -> conclusions.conclude(row, Outcome.DELIVERED, FhirAnswer.NONE, Duration.ZERO, now));
    }

    /** Records that a cancellation could be told by the Task at the hub alone. */
    void endAtHub(HealthAttempt attempt) {
        var now = now();
        end(attempt, Outcome.DELIVERED, 0, now, row -> {
            conclusions.conclude(row, Outcome.DELIVERED, FhirAnswer.NONE, Duration.ZERO, now);
            conclusions.tell(row, HealthAlert.Kind.NO_TASK_TO_CANCEL, List.of());
        });
    }

    /** Records that nothing was sent this time and it is tried again. */
    void again(HealthAttempt attempt) {
        var now = now();
        end(
                attempt,
                Outcome.NOT_TAKEN,
                0,
                now,
                row -> conclusions.conclude(row, Outcome.NOT_TAKEN, FhirAnswer.NONE, Duration.ZERO, now));
    }

    /** Records that there is nothing to be done at the recipient, and tells why. */
    void leaveAlone(HealthAttempt attempt, HealthAlert.Kind kind, List<String> details) {
        var now = now();
        end(attempt, Outcome.NOT_TAKEN, 0, now, row -> conclusions.leaveAlone(row, kind, details, now));
    }

    /** Records that nothing was sent and nothing will be until the health unit has looked. */
    void refuse(HealthAttempt attempt, HealthAlert.Kind kind, List<String> details) {
        var now = now();
        end(attempt, Outcome.REFUSED, 0, now, row -> conclusions.dead(row, kind, details, now));
    }

    /** Records that nothing was sent yet because a server was silent. */
    void postpone(HealthAttempt attempt, HealthAlert.Kind kind, FhirTrouble trouble) {
        var now = now();
        end(attempt, Outcome.NOT_TAKEN, 0, now, row -> conclusions.postpone(row, kind, trouble, now));
    }

    private void end(
            HealthAttempt attempt, Outcome outcome, int status, OffsetDateTime now, Consumer<HealthDelivery> then) {
        transactions.executeWithoutResult(transaction -> {
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

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(transaction -> work.get()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
