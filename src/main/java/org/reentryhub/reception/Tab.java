package org.reentryhub.reception;

/** The heaps in which a receiver's referrals lie. Each lies in one. */
public enum Tab {
    /** Nobody has opened it. */
    NEW("live and not opened"),
    /** I work on it. */
    MINE("live and opened and worker is not distinct from :me"),
    /** Opened, and a colleague works on it, or nobody. */
    WAITING("live and opened and worker is distinct from :me"),
    /** Nothing more is expected of it. */
    DONE("not live and state_since > :from");

    private final String condition;

    Tab(String condition) {
        this.condition = condition;
    }

    /** In SQL, of the rows of {@link ReceivedReferrals}. */
    String condition() {
        return condition;
    }
}
