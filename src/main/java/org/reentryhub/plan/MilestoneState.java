package org.reentryhub.plan;

/** How a milestone stands on a day. */
public enum MilestoneState {
    OPEN,
    DONE,
    OVERDUE,
    NOT_NEEDED
}
