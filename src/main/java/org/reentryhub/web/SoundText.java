package org.reentryhub.web;

import org.jspecify.annotations.Nullable;
import org.reentryhub.web.api.Faulty;

/**
 * Text that can be kept and shown as it is: without control characters, halves of characters, and without those marks that let
 * a line look otherwise than it reads (UTR 36, bidirectional text spoofing).
 */
public final class SoundText {
    private static final int LONGEST_ID = 100;
    private static final String LAYOUT = "\t\n\r";

    private SoundText() {}

    /**
     * Words for people, which may have lines; null is none.
     *
     * @param most how many characters it may have
     */
    public static void check(Faulty faulty, String pointer, @Nullable String words, int most) {
        if (words != null) {
            faulty.unless(words.length() <= most, pointer, "is at most %d characters".formatted(most));
            faulty.unless(
                    words.codePoints().allMatch(SoundText::isSound),
                    pointer,
                    "has control characters, halves of characters or marks that turn its direction");
        }
    }

    /** An id of the sender's own: required, and nothing in it that cannot be seen. */
    static void checkId(Faulty faulty, String pointer, @Nullable String id) {
        String given = faulty.require(pointer, id);
        if (given != null) {
            faulty.unless(!given.isBlank() && given.length() <= LONGEST_ID, pointer, "is 1 to 100 characters");
            faulty.unless(isSeen(given), pointer, "has characters that cannot be seen");
        }
    }

    private static boolean isSeen(String id) {
        return id.codePoints()
                .allMatch(each -> isSound(each)
                        && !Character.isISOControl(each)
                        && Character.getType(each) != Character.FORMAT
                        && Character.getType(each) != Character.LINE_SEPARATOR
                        && Character.getType(each) != Character.PARAGRAPH_SEPARATOR);
    }

    private static boolean isSound(int codePoint) {
        boolean isControl = Character.isISOControl(codePoint) && LAYOUT.indexOf(codePoint) < 0;
        boolean isHalf = Character.getType(codePoint) == Character.SURROGATE;
        return !isControl && !isHalf && !turns(codePoint);
    }

    /** Embeddings, overrides and isolates; the plain marks that Arabic and Hebrew are written with stay. */
    private static boolean turns(int codePoint) {
        return codePoint >= 0x202A && codePoint <= 0x202E || codePoint >= 0x2066 && codePoint <= 0x2069;
    }
}
