package org.reentryhub.health.transfer;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.DeliveryState;

/**
 * One document on its way to one recipient. Its id is the Task's identifier there, and the Task's id at the hub's own
 * {@code /fhir/Task}. Or the cancellation of one.
 *
 * @param triedFrom from when on it is tried until it is given up
 * @param cancels the delivery that it takes back, where it is a cancellation
 */
public record HealthDelivery(
        UUID id,
        UUID transfer,
        DeliveryState state,
        int attempts,
        OffsetDateTime createdAt,
        OffsetDateTime triedFrom,
        Notes notes,
        Optional<UUID> cancels) {

    /**
     * What rests sealed.
     *
     * @param partner the recipient's id
     * @param task how far the recipient's Task has come; REQUESTED until they say something
     * @param businessStatus its finer status, if they use one
     * @param version the Task's version at the recipient that was seen last
     * @param release what the recipient was told, by the hub or since then by the health unit; null where nobody wrote it down
     */
    public record Notes(
            String partner, TaskState task, @Nullable String businessStatus, int version, @Nullable Release release) {
        public static Notes of(String partner) {
            return new Notes(partner, TaskState.REQUESTED, null, 1, null);
        }

        public Notes told(TaskReport report) {
            return new Notes(partner, report.state(), report.businessStatus(), version + 1, release);
        }

        public Notes released(Release told) {
            return new Notes(partner, task, businessStatus, version, told);
        }
    }

    /**
     * A release as a recipient knows it.
     *
     * @param day null when none is to be expected
     */
    public record Release(@Nullable LocalDate day) {
        public static Release on(Optional<LocalDate> day) {
            return new Release(day.orElse(null));
        }
    }

    @Override
    public String toString() {
        return "health delivery " + id;
    }
}
