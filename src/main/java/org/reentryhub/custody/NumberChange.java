package org.reentryhub.custody;

import org.reentryhub.person.PersonNumber;

/**
 * A number began to live on in another, or lives by itself again.
 *
 * @param former the number that ceased, or is alive again
 * @param current the number it lives on in, or lived
 */
public record NumberChange(PersonNumber former, PersonNumber current, Kind kind) {

    public enum Kind {
        JOINED,
        PARTED
    }
}
