package org.reentryhub.web.console.operations;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.ops.Why;

/**
 * What an operator sends with whatever he does.
 *
 * @param key of the page that asked, so that a second click does nothing more
 * @param reason in his own words
 */
record Reasoned(@Nullable String key, @Nullable String reason) {

    String words() {
        return reason == null ? "" : reason;
    }

    /** 400 for what no page of ours has sent. */
    String keyOfPage() {
        if (key == null || key.isBlank()) {
            throw ProblemException.badRequest("The form has no key.");
        }
        return key;
    }

    Why why() {
        return new Why(words().isBlank() ? null : words());
    }

    /** The key of the text that says what is wrong with the reason; empty where nothing is. */
    Optional<String> fault() {
        try {
            why().checked();
            return Optional.empty();
        } catch (ProblemException refused) {
            if (words().isBlank()) {
                return Optional.of("act.reason.missing");
            }
            return Optional.of(words().length() > Why.LONGEST ? "act.reason.long" : "act.reason.signs");
        }
    }
}
