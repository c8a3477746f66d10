package org.reentryhub.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The prison's pseudonym for a person: it may stand in API paths, never in logs, metrics or page addresses, so it prints
 * as stars.
 *
 * @param value 1 to 64 letters, digits, dots, dashes or underscores
 */
public record PersonNumber(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** @throws IllegalArgumentException when the value has another form; the message does not repeat it */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonNumber {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException(
                    "a person number is 1 to 64 letters, digits, dots, dashes or underscores");
        }
    }

    /** Whether the text could be a person number at all. */
    public static boolean wellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return "***";
    }
}
