package org.reentryhub.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A fødselsnummer or D-number. It identifies and nothing more: birth date and sex are never derived from it (from 2032 on
 * it carries neither), so there are no methods for that. It prints as stars.
 *
 * @param value eleven digits that hold by {@link NationalIds#holds}
 */
public record NationalId(@JsonValue String value) {
    /** @throws IllegalArgumentException when the digits do not hold; the message does not repeat them */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NationalId {
        if (!NationalIds.holds(value)) {
            throw new IllegalArgumentException("a national id is eleven digits with two check digits that hold");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
