package org.reentryhub.web.console.operations;

import java.util.Set;

/** What a page says was just done; the word stands in its address. */
final class Done {
    private static final Set<String> WORDS =
            Set.of("released", "stopped", "resumed", "retried", "cancelled", "frozen", "current", "accepted", "stale");

    private Done() {}

    /** The word, or nothing where it is none of ours. */
    static String known(String word) {
        return WORDS.contains(word) ? word : "";
    }
}
