package org.reentryhub.health.transfer;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.DeliveryState;

/**
 * One document on its way to one recipient. Its id is the Task's identifier there, and the Task's id at the hub's own
 * {@code /fhir/Task}. Or what follows it there: its cancellation, or word that the release is on another day.
 *
 * @param triedFrom from when on it is tried until it is given up
 * @param cancels the delivery that it takes back, where it is a cancellation
 * @param amends the delivery whose recipient it tells of another day of release, where it does that
 * @param movedAt when the release was last seen to move, if it has since it was sent
 */
public record HealthDelivery(
        UUID id,
        UUID transfer,
        DeliveryState state,
        int attempts,
        OffsetDateTime createdAt,
        OffsetDateTime triedFrom,
        Notes notes,
        Optional<UUID> cancels,
        Optional<UUID> amends,
        Optional<OffsetDateTime> movedAt) {

    /** Whether it carries a document, and not what follows one. */
    public boolean isDocument() {
        return cancels.isEmpty() && amends.isEmpty();
    }

    /**
     * What rests sealed.
     *
     * @param partner the recipient's id
     * @param task how far the recipient's Task has come; REQUESTED until they say something
     * @param businessStatus its finer status, if they use one
     * @param version the Task's version at the recipient that was seen last
     * @param release what the recipient was told; null where nobody wrote it down
     * @param moved what the release has become since then; null while it is what the recipient was told
     */
    public record Notes(
            String partner,
            TaskState task,
            @Nullable String businessStatus,
            int version,
            @Nullable Release release,
            @Nullable Release moved) {
        public static Notes of(String partner) {
            return new Notes(partner, TaskState.REQUESTED, null, 1, null, null);
        }

        public Notes told(TaskReport report) {
            return new Notes(partner, report.state(), report.businessStatus(), version + 1, release, moved);
        }

        public Notes released(Release told) {
            return new Notes(partner, task, businessStatus, version, told, told.equals(moved) ? null : moved);
        }

        /** The Task at the hub has changed with it. */
        Notes movedTo(Release day) {
            return new Notes(partner, task, businessStatus, version + 1, release, day);
        }

        /** The release as it was last seen. */
        public Optional<Release> stands() {
            return Optional.ofNullable(moved == null ? release : moved);
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

        public Optional<LocalDate> expected() {
            return Optional.ofNullable(day);
        }
    }

    @Override
    public String toString() {
        return "health delivery " + id;
    }
}
