package org.reentryhub.health;

import org.jspecify.annotations.Nullable;

/**
 * What a recipient says of its Task.
 *
 * @param version tells one saying from the next: their version id, or what stands in for it
 * @param businessStatus a code of the hub's or theirs
 * @param reason why they say no, coded
 * @param text why, in words; health information, like everything here
 */
record TaskReport(
        String version,
        TaskState state,
        @Nullable String businessStatus,
        @Nullable String reason,
        @Nullable String text) {
    @Override
    public String toString() {
        return "a task report";
    }
}
