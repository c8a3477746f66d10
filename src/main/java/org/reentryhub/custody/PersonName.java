package org.reentryhub.custody;

import org.jspecify.annotations.Nullable;

/**
 * What a person is called; prints as stars.
 *
 * @param given empty for somebody who has one name only
 */
public record PersonName(String given, String family) {
    public PersonName(@Nullable String given, String family) {
        this.given = given == null ? "" : given;
        this.family = family;
    }

    @Override
    public String toString() {
        return "***";
    }
}
