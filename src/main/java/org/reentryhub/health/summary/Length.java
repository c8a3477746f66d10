package org.reentryhub.health.summary;

import java.util.function.Supplier;

/**
 * How much the text of one document says. What is told again with others (a medicine, the parts of a panel) has a limit of its
 * own: a few entries that name each other could say many times what was read. Beyond a limit nothing more is put into words.
 */
final class Length {
    static final int MOST = 5 * 1024 * 1024;
    private static final int MOST_AGAIN = 500_000;

    private int told;
    private int again;

    String line(Supplier<String> words) {
        var line = isTooMuch() ? "" : words.get();
        told += line.length();
        return line;
    }

    String again(Supplier<String> words) {
        var repeated = isTooMuch() ? "" : words.get();
        again += repeated.length();
        return repeated;
    }

    boolean isTooMuch() {
        return told > MOST || again > MOST_AGAIN;
    }
}
