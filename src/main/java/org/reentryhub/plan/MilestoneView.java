package org.reentryhub.plan;

import static java.time.temporal.ChronoUnit.DAYS;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A milestone as it stands today. As JSON it is {@code code, due, state, why}.
 *
 * @param due for one that comes again, the next time
 * @param reason for languages other than that of {@link #why}
 * @param inDays how far away the due day is (negative when it is past); null when it no longer matters
 * @param milestone whence the day comes
 */
public record MilestoneView(
        MilestoneCode code,
        LocalDate due,
        MilestoneState state,
        @JsonIgnore Reason reason,
        @JsonIgnore @Nullable Long inDays,
        @JsonIgnore Milestone milestone) {
    static MilestoneView of(Milestone milestone, MilestoneState state, Reason reason, LocalDate today) {
        LocalDate due = milestone.due(today);
        boolean matters = state == MilestoneState.OPEN || state == MilestoneState.OVERDUE;
        Long inDays = matters ? DAYS.between(today, due) : null;
        return new MilestoneView(milestone.code(), due, state, reason, inDays, milestone);
    }

    /** The reason and what is left of the time, as an English sentence. */
    @JsonProperty("why")
    public String why() {
        return reason.text() + left();
    }

    private String left() {
        if (inDays == null) {
            return "";
        }
        if (inDays == 0) {
            return "; due today";
        }
        return inDays > 0 ? "; due in " + Reason.inDays(inDays) : "; was due " + Reason.inDays(-inDays) + " ago";
    }
}
