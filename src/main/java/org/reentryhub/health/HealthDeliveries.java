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
import org.reentryhub.Ids;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.Outcome;
import org.reentryhub.delivery.RetryAfter;
import org.reentryhub.health.summary.LegalBasis;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
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

    /** Reading, composing and the validator's first use all lie within an attempt. */
    private static final Duration LEASE_BEYOND_TIMEOUT = Duration.ofMinutes(5);

    private final HealthDeliveryRows rows;
    private final HealthAttempts attempts;
    private final HealthConclusions conclusions;
    private final HealthTrail trail;
    private final AfterDeath afterDeath;
    private final Partners partners;
    private final TransactionTemplate transactions;
    private final Ids ids;
    private final Clock clock;

    HealthDeliveries(
            HealthDeliveryRows rows,
            HealthAttempts attempts,
            HealthConclusions conclusions,
            HealthTrail trail,
            AfterDeath afterDeath,
            Partners partners,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.attempts = attempts;
        this.conclusions = conclusions;
        this.trail = trail;
        this.afterDeath = afterDeath;
        this.partners = partners;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Claims a delivery and records that an attempt begins.
     *
     * @param id the delivery's id, as it lay on the queue
     * @return empty when there is nothing to do now: done, stopped, not due, or in somebody else's hands
     */
    public Optional<HealthAttempt> begin(String id) {
        var now = now();
        return inTransaction(() -> rows.claimable(UUID.fromString(id), now).flatMap(row -> begin(row, now)));
    }

    private Optional<HealthAttempt> begin(HealthDelivery row, OffsetDateTime now) {
        if (afterDeath.stops(row.transfer())) {
            rows.end(row.id(), DeliveryState.STOPPED, now);
            return Optional.empty();
        }
        var recipient = partners.find(row.notes().partner());
        if (recipient.isEmpty()) {
            conclusions.dead(row, HealthAlert.Kind.RECIPIENT_UNKNOWN, List.of(), now);
        }
        return recipient.map(partner -> begin(row, partner, now));
    }

    private HealthAttempt begin(HealthDelivery row, Partner recipient, OffsetDateTime now) {
        var lookFirst = attempts.mayHaveArrived(row.id());
        var attempt = new HealthAttempt(row.id(), row.transfer(), recipient, row.attempts() + 1, ids.next(), lookFirst);
        attempts.begin(attempt, now, now.plus(recipient.channel().timeout()).plus(LEASE_BEYOND_TIMEOUT));
        return attempt;
    }

    /** Records that content leaves now; false when it must not, for the attempt is not ours any more. */
    boolean leave(HealthAttempt attempt, PersonNumber person, byte[] digest, LegalBasis basis) {
        return inTransaction(() -> {
            var may = attempts.leave(attempt, digest);
            if (may) {
                trail.disclosed(attempt.delivery(), person, attempt.partner(), basis);
            }
            return may;
        });
    }

    /**
     * Records what the recipient's server answered.
     *
     * @param retryAfter the header of that name, if any
     */
    public void conclude(HealthAttempt attempt, @Nullable String retryAfter, FhirAnswer answer) {
        var now = now();
        var outcome = HealthConclusions.outcome(answer.status());
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
                rows.lock(attempt.delivery()).ifPresent(then);
            }
        });
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(transaction -> work.get()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
