package org.reentryhub.partner;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills <code>${NAME:default}</code> in a single value. Values are filled after the file was parsed, so that what comes
 * from the environment can never change the structure of the directory.
 */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)(?::([^}]*))?}");

    private final Function<String, Optional<String>> environment;

    Placeholders(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    /** @throws IllegalArgumentException with a sentence, when a variable is neither set nor has a default */
    String fill(String text) {
        if (PLACEHOLDER.matcher(text).replaceAll("").contains("${")) {
            throw new IllegalArgumentException("has a placeholder that is not of the form ${NAME:default}");
        }
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(value(found.group(1), Optional.ofNullable(found.group(2)))));
    }

    private String value(String name, Optional<String> otherwise) {
        return environment
                .apply(name)
                .or(() -> otherwise)
                .orElseThrow(() -> new IllegalArgumentException(
                        "needs the variable %s, which is not set and has no default".formatted(name)));
    }
}
