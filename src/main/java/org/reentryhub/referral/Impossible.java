package org.reentryhub.referral;

/** What was said cannot be, as things stand; it was written down all the same, so nothing is rolled back. */
public final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Impossible() {
        super("out of step", null, false, false);
    }
}
