package org.reentryhub.partner;

import java.util.Optional;
import java.util.function.Function;

/**
 * One scalar of a partner file, placeholders filled: where it stands, and what it says.
 *
 * @param name what to call it in a sentence
 */
record Entry(int line, String name, String text, Findings findings) {
    /** Says what is wrong; empty, so that a reader can go on to the next fault. */
    <T> Optional<T> refuse(String reason) {
        findings.add(line, name + " " + reason);
        return Optional.empty();
    }

    /** Translates the text; an {@link IllegalArgumentException} of the translation is the reason given. */
    <T> Optional<T> as(Function<String, T> translation) {
        try {
            return Optional.of(translation.apply(text));
        } catch (IllegalArgumentException refused) {
            return refuse(String.valueOf(refused.getMessage()));
        }
    }
}
