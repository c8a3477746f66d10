package org.reentryhub.plan;

/** What a case manager should know about the release itself. */
public enum PlanFlag {
    /** The person is out. */
    RELEASED,
    /** Nobody knows the day: the standing handover must be kept current. */
    NO_RELEASE_DATE,
    /** Offices close for the weekend behind the person. */
    RELEASE_ON_FRIDAY,
    /** The next day is a public holiday. */
    RELEASE_BEFORE_HOLIDAY,
    /** No office works on the day of release. */
    RELEASE_ON_DAY_OFF
}
