package org.reentryhub.health.transfer;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where a receiver stands with a transfer: the FHIR R4 task-status codes that a receiver's Task can have. */
public enum TaskState {
    REQUESTED,
    RECEIVED,
    ACCEPTED,
    REJECTED,
    IN_PROGRESS,
    ON_HOLD,
    COMPLETED,
    FAILED,
    CANCELLED,
    ENTERED_IN_ERROR;

    /** The state of a FHIR code; empty for codes that a receiver's Task never has. */
    public static Optional<TaskState> of(String code) {
        return Stream.of(values()).filter(state -> state.code().equals(code)).findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The states that may follow at once. */
    public Set<TaskState> next() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(RECEIVED, ACCEPTED, REJECTED, CANCELLED, ENTERED_IN_ERROR);
            case RECEIVED -> EnumSet.of(ACCEPTED, REJECTED, CANCELLED, ENTERED_IN_ERROR);
            case ACCEPTED -> EnumSet.of(IN_PROGRESS, ON_HOLD, COMPLETED, FAILED, CANCELLED, ENTERED_IN_ERROR);
            case IN_PROGRESS -> EnumSet.of(ON_HOLD, COMPLETED, FAILED, CANCELLED, ENTERED_IN_ERROR);
            case ON_HOLD -> EnumSet.of(IN_PROGRESS, COMPLETED, FAILED, CANCELLED, ENTERED_IN_ERROR);
            case REJECTED, COMPLETED, FAILED, CANCELLED -> EnumSet.of(ENTERED_IN_ERROR);
            case ENTERED_IN_ERROR -> EnumSet.noneOf(TaskState.class);
        };
    }

    /** Whether the state can follow, perhaps over others: between two looks at a receiver's server it may move twice. */
    public boolean leadsTo(TaskState later) {
        return next().contains(later)
                || next().stream().anyMatch(step -> step.ordinal() > ordinal() && step.leadsTo(later));
    }

    /** Whether the recipient has said yes or no, or is past that: what the deadline waits for. */
    public boolean answers() {
        return this != REQUESTED && this != RECEIVED;
    }

    /** Whether nothing more is to be expected. */
    public boolean isFinal() {
        return next().isEmpty() || next().equals(EnumSet.of(ENTERED_IN_ERROR));
    }
}
