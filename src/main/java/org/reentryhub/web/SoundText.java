package org.reentryhub.web;

/**
 * Text that can be kept and shown as it is: without control characters, halves of characters, and without those marks that let
 * a line look otherwise than it reads (UTR 36, bidirectional text spoofing).
 */
public final class SoundText {
    public static final String FAULT = "has control characters, halves of characters or marks that turn its direction";
    private static final String LAYOUT = "\t\n\r";

    private SoundText() {}

    /** Words for people, which may have lines. */
    public static boolean isIn(String words) {
        return words.codePoints().allMatch(SoundText::isSound);
    }

    /** An id: nothing in it that cannot be seen. */
    static boolean isId(String id) {
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
