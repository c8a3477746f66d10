package org.reentryhub.reception;

/** Something has happened since the page was shown on which somebody wrote an answer; nothing was given, and nothing changed. */
public final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
        super("a referral moved on while an answer was written", null, false, false);
    }
}
