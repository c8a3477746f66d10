package org.reentryhub.custody;

import org.reentryhub.person.PersonNumber;

/**
 * A number began to live on in another, or lives by itself again.
 *
 * @param former the number that ceased, or is alive again
 * @param current the number it lives on in, or lived
 * @param told what said so: a record of either number
 */
public record NumberChange(PersonNumber former, PersonNumber current, Kind kind, CustodyChange told) {

    public enum Kind {
        JOINED,
        PARTED
    }
}
