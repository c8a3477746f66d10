package org.reentryhub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.reentryhub.problem.Problem;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an operator may do to one message. */
@Component
@Transactional
public class Interventions {
    private static final Duration TRIED_FOR = Duration.ofDays(1);

    private final DeliveryRows rows;
    private final Conclusions conclusions;
    private final List<MessageOwner> owners;
    private final Clock clock;

    Interventions(DeliveryRows rows, Conclusions conclusions, List<MessageOwner> owners, Clock clock) {
        this.rows = rows;
        this.conclusions = conclusions;
        this.owners = owners;
        this.clock = clock;
    }

    /**
     * Stops a message that waits or is dead; its owner is told, so that a person is.
     *
     * @throws ProblemException 404 for an unknown one; 409 for one that was delivered or stopped, or is on its way
     */
    public void cancel(UUID messageId) {
        OpenMessage message = rows.peek(messageId).orElseThrow(ProblemException::notFound);
        owner(message).hold(message);
        DeliveryRow row = rows.cancellable(messageId)
                .orElseThrow(() -> ProblemException.conflict(
                        "It was delivered or stopped, or is on its way: only what waits or is dead can be cancelled."));
        conclusions.cancelled(row, OffsetDateTime.now(clock));
    }

    /**
     * Sends what was delivered or stopped once more: the same bytes under the same key, for a day at least, marked as a replay.
     *
     * @throws ProblemException 404 for an unknown one; 409 for one that is not over, that its receiver fetches, or that may not leave any
     *     more, with the {@code code} that says why
     */
    public void replay(UUID messageId) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        OpenMessage message = rows.peek(messageId).orElseThrow(ProblemException::notFound);
        owner(message).hold(message);
        DeliveryRow row = over(messageId);
        if (row.queue().isEmpty()) {
            throw refused("FETCHED_BY_RECEIVER");
        }
        if (rows.hasNewerVersion(message)) {
            throw refused("SUPERSEDED");
        }
        owner(message).objection(message).ifPresent(code -> {
            throw refused(code);
        });
        rows.replay(messageId, now, now.plus(TRIED_FOR));
    }

    /**
     * Has a new version sent that says what is true now, marked as a replay, in place of whatever still waits.
     *
     * @return the id of the new message
     * @throws ProblemException 404 for an unknown one; 409 where there is nothing to say, with the {@code code} that says why
     */
    public UUID renew(UUID messageId) {
        OpenMessage message = rows.peek(messageId).orElseThrow(ProblemException::notFound);
        owner(message).sayAnew(message).ifPresent(code -> {
            throw refused(code);
        });
        return rows.newestIsReplay(Objects.requireNonNull(message.referralId()));
    }

    private DeliveryRow over(UUID messageId) {
        return rows.over(messageId)
                .orElseThrow(
                        () -> ProblemException.conflict(
                                "It has not ended yet, or is dead: what waits is tried anyway, and what is dead can be tried again."));
    }

    private static ProblemException refused(String code) {
        return new ProblemException(
                Problem.of(409, "Conflict", "The message may not be sent again: %s.".formatted(code)),
                Map.of("code", code));
    }

    private MessageOwner owner(OpenMessage message) {
        return owners.stream()
                .filter(owner -> owner.owns(message))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody owns messages of kind " + message.kind()));
    }
}
