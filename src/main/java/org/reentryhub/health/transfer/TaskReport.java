package org.reentryhub.health.transfer;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient says of its Task.
 *
 * @param version tells one saying from the next: their id and version id, or what stands in for them
 * @param businessStatus a code of the hub's or theirs
 * @param reason why they say no, coded
 * @param text why, in words; health information, like everything here
 * @param changed when the Task changed by the clock of the server where it was read; null where that is not told
 */
public record TaskReport(
        String version,
        TaskState state,
        @Nullable String businessStatus,
        @Nullable String reason,
        @Nullable String text,
        @Nullable OffsetDateTime changed) {

    /** A no that does not say why in a code is one for other reasons: to refuse it would leave the health unit waiting. */
    public TaskReport withAReason() {
        return state == TaskState.REJECTED && reason == null
                ? new TaskReport(version, state, businessStatus, DeclineReason.OTHER.code(), text, changed)
                : this;
    }

    /** Whether it says what the hub itself wrote into the Task (summary.TransferPapers), or less. */
    public boolean isTheHubsOwn() {
        return state == TaskState.REQUESTED && (businessStatus == null || businessStatus.equals("delivered"));
    }

    @Override
    public String toString() {
        return "a task report";
    }
}
