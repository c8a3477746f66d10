package org.reentryhub.consent;

import java.time.LocalDate;

/**
 * That a person was told what is passed on about them, to whom and why, and that a consent can be taken back (GDPR art. 13).
 *
 * @param givenOn Oslo time
 * @param language in which, BCP 47
 */
public record Informed(LocalDate givenOn, String language, Manner manner) {

    /** How they were told. */
    public enum Manner {
        SPOKEN,
        WRITTEN,
        INTERPRETED
    }
}
