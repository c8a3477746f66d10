package org.reentryhub.person;

import java.util.regex.Pattern;

/**
 * The arithmetic of Norwegian national ids (Skatteetaten, "Fødselsnummer" and "Nye fødselsnummer fra 2032"). Pure.
 *
 * <p>A D-number has 40 added to the day. The public synthetic series (Tenor) has 80 added to the month before the check
 * digits are computed. H-numbers (month + 40) and the auxiliary series of the health service (first digit 8 or 9) belong
 * to others and are not accepted.
 */
public final class NationalIds {
    private static final Pattern ELEVEN_DIGITS = Pattern.compile("[0-9]{11}");
    private static final int[] FIRST_WEIGHTS = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    private static final int[] SECOND_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final int[] LONGEST_DAY = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int D_NUMBER = 40;
    private static final int SYNTHETIC = 80;

    private NationalIds() {}

    /** Whether the text is a fødselsnummer or D-number, real or synthetic, whose check digits hold. */
    public static boolean holds(String text) {
        return ELEVEN_DIGITS.matcher(text).matches() && hasDate(text) && checkDigitsHold(text);
    }

    /** Whether the id is of the public synthetic series; false also for what {@link #holds} refuses. */
    public static boolean isSynthetic(String text) {
        return holds(text) && month(text) > SYNTHETIC;
    }

    /**
     * From 2032 on the first check digit leaves one of four remainders, so that each date has room for more people; older
     * numbers, whose remainder is always 0, live on under the same rule.
     */
    private static boolean checkDigitsHold(String digits) {
        return remainder(digits, FIRST_WEIGHTS) <= 3 && remainder(digits, SECOND_WEIGHTS) == 0;
    }

    private static int remainder(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum % 11;
    }

    /** The century is not known, so a 29 February is taken in every year that is a leap year in some century. */
    private static boolean hasDate(String digits) {
        int day = number(digits, 0) % D_NUMBER;
        int month = month(digits) > SYNTHETIC ? month(digits) - SYNTHETIC : month(digits);
        return number(digits, 0) < 2 * D_NUMBER
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= LONGEST_DAY[month - 1]
                && !(month == 2 && day == 29 && number(digits, 4) % 4 != 0);
    }

    private static int month(String digits) {
        return number(digits, 2);
    }

    private static int number(String digits, int at) {
        return 10 * (digits.charAt(at) - '0') + digits.charAt(at + 1) - '0';
    }
}
