package org.reentryhub.web.ops;

import org.jspecify.annotations.Nullable;
import org.reentryhub.web.SoundText;
import org.reentryhub.web.api.Faulty;

/** Why an operator does something, in words that the audit keeps and no log repeats. */
public record Why(@Nullable String reason) {
    /** How many characters it may have. */
    public static final int LONGEST = 500;

    /** The words; 422 where there are none. */
    public String checked() {
        Faulty faulty = new Faulty();
        String words = faulty.require("/reason", reason);
        check(faulty, words);
        faulty.refuse();
        return String.valueOf(words).strip();
    }

    /** The words where there are any; 422 where they cannot be kept. */
    public @Nullable String ifGiven() {
        Faulty faulty = new Faulty();
        check(faulty, reason);
        faulty.refuse();
        return reason;
    }

    /** Adds what is wrong with words that may be missing, and may not be empty. */
    static void check(Faulty faulty, @Nullable String words) {
        faulty.unless(words == null || !words.isBlank(), "/reason", "says nothing");
        SoundText.check(faulty, "/reason", words, LONGEST);
    }
}
