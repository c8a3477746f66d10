package org.reentryhub.health.transfer;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.DeliveryState;

/**
 * One document on its way to one recipient. Its id is the Task's identifier there, and the Task's id at the hub's own
 * {@code /fhir/Task}. Or the cancellation of one.
 *
 * @param cancels the delivery that it takes back, where it is a cancellation
 */
public record HealthDelivery(
        UUID id,
        UUID transfer,
        DeliveryState state,
        int attempts,
        OffsetDateTime createdAt,
        Notes notes,
        Optional<UUID> cancels) {

    /**
     * What rests sealed.
     *
     * @param partner the recipient's id
     * @param task how far the recipient's Task has come; REQUESTED until they say something
     * @param businessStatus its finer status, if they use one
     * @param version the Task's version at the recipient that was seen last
     */
    public record Notes(String partner, TaskState task, @Nullable String businessStatus, int version) {
        public static Notes of(String partner) {
            return new Notes(partner, TaskState.REQUESTED, null, 1);
        }

        public Notes told(TaskReport report) {
            return new Notes(partner, report.state(), report.businessStatus(), version + 1);
        }
    }

    @Override
    public String toString() {
        return "health delivery " + id;
    }
}
