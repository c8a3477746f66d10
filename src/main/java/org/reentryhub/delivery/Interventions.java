package org.reentryhub.delivery;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an operator may do to one message. */
@Component
@Transactional
public class Interventions {
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

    private MessageOwner owner(OpenMessage message) {
        return owners.stream()
                .filter(owner -> owner.owns(message))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody owns messages of kind " + message.kind()));
    }
}
