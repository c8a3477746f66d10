package org.reentryhub.health.sending;

import java.util.Optional;
import org.reentryhub.health.answer.TaskLookup;
import org.reentryhub.health.summary.AtReceiver;
import org.reentryhub.health.wire.FhirTrouble;
import org.springframework.stereotype.Component;

/** Asks a recipient what it has of a delivery, in the way that its form of delivery leaves. */
@Component
class ArrivalLookup {
    private final TaskLookup lookup;

    ArrivalLookup(TaskLookup lookup) {
        this.lookup = lookup;
    }

    /**
     * What is there. A message is not looked for: it is sent again, and known by its ids.
     *
     * @param last what left last of what may be there
     * @throws FhirTrouble when they do not tell
     */
    Arrival find(HealthAttempt attempt, Optional<Dispatched> last) {
        return switch (attempt.form()) {
            case TRANSACTION -> task(attempt);
            case DOCUMENT -> document(attempt, last.map(Dispatched::version).orElse(1));
            case MESSAGE -> Arrival.NOTHING;
        };
    }

    private Arrival task(HealthAttempt attempt) {
        return lookup.find(attempt.recipient(), attempt.delivery())
                .map(task -> Arrival.of(
                        task,
                        new AtReceiver(
                                attempt.address(),
                                Optional.of(task),
                                lookup.request(attempt.recipient(), attempt.delivery()))))
                .orElse(Arrival.NOTHING);
    }

    private Arrival document(HealthAttempt attempt, int version) {
        var urn = new LastDocuments.Version(attempt.delivery(), version).document();
        return lookup.hasDocument(attempt.recipient(), urn) ? Arrival.ofDocument(urn) : Arrival.NOTHING;
    }
}
