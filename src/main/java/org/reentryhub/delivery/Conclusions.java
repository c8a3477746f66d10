package org.reentryhub.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.reentryhub.delivery.MessageOwner.Failure;
import org.reentryhub.partner.Authorisation;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.partner.Sending;
import org.springframework.stereotype.Component;

/** What follows from an attempt's outcome: delivered, tried again at a time, or put before a person. */
@Component
class Conclusions {
    private static final int LONGEST_WORDS = 2_000;

    private final DeliveryRows rows;
    private final Pauses pauses;
    private final Partners partners;
    private final Authorisation authorisation;
    private final List<MessageOwner> owners;
    private final RandomGenerator chance = RandomGenerator.getDefault();

    Conclusions(
            DeliveryRows rows,
            Pauses pauses,
            Partners partners,
            Authorisation authorisation,
            List<MessageOwner> owners) {
        this.rows = rows;
        this.pauses = pauses;
        this.partners = partners;
        this.authorisation = authorisation;
        this.owners = owners;
    }

    /** What came back: status 0 and the exception's name when nothing did. */
    record Answer(int status, Duration retryAfter, String words) {}

    void conclude(DeliveryRow row, Outcome outcome, Answer answer, OffsetDateTime now) {
        String partner = row.message().partner();
        switch (outcome) {
            case DELIVERED -> {
                rows.end(row.message().messageId(), DeliveryState.DELIVERED, "", now);
                pauses.works(partner, now);
            }
            case NOT_TAKEN -> {
                failed(row, answer, now);
                retry(row, outcome, answer, now);
            }
            case UNKNOWN -> {
                failed(row, answer, now);
                if (partners.find(partner).map(Partner::idempotent).orElse(false)) {
                    retry(row, outcome, answer, now);
                } else {
                    dead(row, failure(Failure.Reason.UNKNOWN_OUTCOME, answer), now);
                }
            }
            case UNAUTHORISED -> {
                authorisation.forget(partner);
                pauses.unauthorised(partner, now);
                retryWithTheProbes(row, outcome, answer, now);
            }
            case REFUSED -> dead(row, failure(Failure.Reason.REFUSED, answer), now);
            case MISDIRECTED -> misdirected(row, outcome, answer, now);
        }
    }

    private void failed(DeliveryRow row, Answer answer, OffsetDateTime now) {
        pauses.failed(row.message().partner(), sending(row).breaker(), answer.retryAfter(), now);
    }

    private Sending sending(DeliveryRow row) {
        return partners.find(row.message().partner())
                .map(partner -> partner.channel().sending())
                .orElse(Sending.USUAL);
    }

    /** While the partner is paused the address is to blame, and no message is worth less for having been the probe. */
    private void misdirected(DeliveryRow row, Outcome outcome, Answer answer, OffsetDateTime now) {
        if (pauses.isPaused(row.message().partner())) {
            retryWithTheProbes(row, outcome, answer, now);
        } else {
            pauses.misdirected(row.message().partner(), now);
            dead(row, failure(Failure.Reason.REFUSED, answer), now);
        }
    }

    private void retryWithTheProbes(DeliveryRow row, Outcome outcome, Answer answer, OffsetDateTime now) {
        retryAt(
                Optional.of(now.plus(Pauses.BETWEEN_PROBES)).filter(row.expiresAt()::isAfter),
                row,
                outcome,
                answer,
                now);
    }

    private void retry(DeliveryRow row, Outcome outcome, Answer answer, OffsetDateTime now) {
        retryAt(
                RetryLadder.next(
                        sending(row).ladder(),
                        now,
                        row.attempts(),
                        answer.retryAfter(),
                        chance.nextDouble(),
                        row.expiresAt()),
                row,
                outcome,
                answer,
                now);
    }

    /** What was overtaken while it was under way is not tried again: the newer version says it all. */
    private void retryAt(
            Optional<OffsetDateTime> next, DeliveryRow row, Outcome outcome, Answer answer, OffsetDateTime now) {
        if (rows.hasNewerVersion(row.message())) {
            rows.stop(row.message().messageId(), "SUPERSEDED", now);
            return;
        }
        if (next.isPresent()) {
            rows.retry(row.message().messageId(), next.get(), error(outcome, answer));
        } else {
            expired(row, answer, now);
        }
    }

    /** Its time was over before its turn came. */
    void expired(DeliveryRow row, OffsetDateTime now) {
        expired(row, new Answer(0, Duration.ZERO, ""), now);
    }

    private void expired(DeliveryRow row, Answer answer, OffsetDateTime now) {
        rows.stop(row.message().messageId(), "EXPIRED", now);
        tellOwner(row.message(), failure(Failure.Reason.EXPIRED, answer));
    }

    /** An operator has said that it is not to arrive. */
    void cancelled(DeliveryRow row, OffsetDateTime now) {
        rows.stop(row.message().messageId(), "OPERATOR", now);
        tellOwner(row.message(), new Failure(Failure.Reason.CANCELLED_BY_OPERATOR, 0, ""));
    }

    /** Nobody tries it again by himself: its owner is told, so that a person is. */
    void dead(DeliveryRow row, Failure failure, OffsetDateTime now) {
        String error = failure.status() == 0 ? failure.reason().name() : failure.reason() + " " + failure.status();
        rows.end(row.message().messageId(), DeliveryState.DEAD, error, now);
        tellOwner(row.message(), failure);
    }

    private void tellOwner(OpenMessage message, Failure failure) {
        owners.stream().filter(owner -> owner.owns(message)).forEach(owner -> owner.failed(message, failure));
    }

    private static Failure failure(Failure.Reason reason, Answer answer) {
        String words = answer.words();
        return new Failure(
                reason, answer.status(), words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words);
    }

    private static String error(Outcome outcome, Answer answer) {
        return answer.status() == 0 ? outcome + " " + answer.words() : outcome + " " + answer.status();
    }
}
