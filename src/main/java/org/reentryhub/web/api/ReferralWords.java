package org.reentryhub.web.api;

import org.jspecify.annotations.Nullable;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.SoundText;

/** What a case manager says to a receiver in words, checked before anybody reads it. */
public final class ReferralWords {
    public static final int LONGEST_REASON = 500;
    public static final int LONGEST_TEXT = 4_000;

    private ReferralWords() {}

    /**
     * Why a referral is taken back.
     *
     * @throws ProblemException 422 when it says nothing, is too long or is not sound text
     */
    public static String reason(@Nullable String given) {
        return words("/reason", given, LONGEST_REASON);
    }

    /**
     * What a receiver asked for.
     *
     * @throws ProblemException 422 when it says nothing, is too long or is not sound text
     */
    public static String text(@Nullable String given) {
        return words("/text", given, LONGEST_TEXT);
    }

    private static String words(String pointer, @Nullable String given, int most) {
        Faulty faulty = new Faulty();
        String said = faulty.require(pointer, given);
        faulty.unless(said == null || !said.isBlank(), pointer, "says nothing");
        SoundText.check(faulty, pointer, said, most);
        faulty.refuse();
        return String.valueOf(said).strip();
    }
}
