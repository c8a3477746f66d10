package org.reentryhub.health.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.Outcome;
import org.reentryhub.delivery.RetryAfter;
import org.reentryhub.delivery.Standstill;
import org.reentryhub.health.HealthTrail;
import org.reentryhub.health.summary.LegalBasis;
import org.reentryhub.health.wire.FhirAnswer;
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

    private final HealthAttempts attempts;
    private final HealthClaims claims;
    private final Endings endings;
    private final FhirReply reply;
    private final HealthTrail trail;
    private final Standstill standstill;
    private final TransactionTemplate transactions;
    private final Clock clock;

    HealthDeliveries(
            HealthAttempts attempts,
            HealthClaims claims,
            Endings endings,
            FhirReply reply,
            HealthTrail trail,
            Standstill standstill,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.attempts = attempts;
        this.claims = claims;
        this.endings = endings;
        this.reply = reply;
        this.trail = trail;
        this.standstill = standstill;
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
        if (standstill.isOn()) {
            return Optional.empty();
        }
        var now = OffsetDateTime.now(clock);
        return inTransaction(() -> claims.claim(UUID.fromString(id), now));
    }

    /**
     * Records that content leaves now; false when it must not: the attempt is not ours any more, or its transfer was held or
     * stopped while it was being written. That is then recorded too.
     */
    boolean leave(HealthAttempt attempt, Dispatched dispatched, PersonNumber person, LegalBasis basis) {
        return leave(
                attempt,
                dispatched,
                () -> trail.disclosed(attempt.delivery(), attempt.number(), person, attempt.partner(), basis));
    }

    /** The same for a cancellation, which discloses nothing. */
    boolean leave(HealthAttempt attempt, Dispatched dispatched) {
        return leave(attempt, dispatched, () -> {});
    }

    /**
     * The same for whatever is to be noted of it.
     *
     * @param noting in the transaction that lets it go
     */
    boolean leave(HealthAttempt attempt, Dispatched dispatched, Runnable noting) {
        boolean leaves = inTransaction(() -> {
            var may = attempts.leave(attempt, dispatched);
            if (may) {
                noting.run();
            }
            return may;
        });
        if (!leaves) {
            endings.keptBack(attempt);
        }
        return leaves;
    }

    /** What left last of what has arrived at the recipient, or may have. */
    Optional<Dispatched> lastDispatched(UUID delivery) {
        return inTransaction(() -> attempts.lastDispatched(delivery));
    }

    /**
     * Records what the recipient's server answered.
     *
     * @param retryAfter the header of that name, if any
     */
    public void conclude(HealthAttempt attempt, @Nullable String retryAfter, FhirAnswer answer) {
        endings.concluded(
                attempt,
                reply.outcome(attempt, answer),
                answer,
                RetryAfter.read(retryAfter, OffsetDateTime.now(clock)));
    }

    /** Records that the attempt broke; before content left that is harmless, after it nobody knows. */
    public void broke(HealthAttempt attempt, Throwable failure) {
        log.warn("{} broke: {}", attempt, failure.getClass().getSimpleName());
        var outcome = inTransaction(() -> attempts.hasLeft(attempt)) ? Outcome.ofException(failure) : Outcome.NOT_TAKEN;
        endings.concluded(attempt, outcome, FhirAnswer.NONE, Duration.ZERO);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(transaction -> work.get()));
    }
}
