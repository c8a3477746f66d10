package org.reentryhub.health.wire;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;

/**
 * Looks at numbers before anything works them out. Nobody has measured one of more than forty characters or beyond the
 * thirtieth power of ten, and to write {@code 1e1000000} out takes a computer minutes.
 */
final class FhirNumber {
    private static final int LONGEST = 40;
    private static final int HIGHEST_POWER = 30;
    /** What only looks like a number and is longer is refused unread: to turn it into one is what takes long. */
    private static final int LONGEST_TEXT = 1_000;

    private static final String IN_A_NUMBER = ".eE+-";
    /** A number may be spelled by the codes of its digits. */
    private static final String ESCAPE = "\\u";

    private static final String IN_AN_ESCAPE = IN_A_NUMBER + ESCAPE + "abcdfABCDF";

    private FhirNumber() {}

    static boolean startsWith(char first) {
        return first == '-' || isDigit(first);
    }

    /** Where what may belong to a number ends. */
    static int end(String json, int from) {
        return end(json, from, json.length(), IN_A_NUMBER);
    }

    static boolean isHuge(String json, int from, int end) {
        return end - from > LONGEST || power(json, from, end) > HIGHEST_POWER;
    }

    /** Whether a text looks like such a number, or may when its escapes are read. */
    static boolean isHugeInAText(String json, int from, int end) {
        int plain = end(json, from, end, IN_A_NUMBER);
        return plain < end ? json.startsWith(ESCAPE, plain) : isHuge(json, from, end);
    }

    static boolean isTooLongInAText(String json, int from, int end) {
        if (end - from <= LONGEST_TEXT) {
            return false;
        }
        int plain = end(json, from, end, IN_A_NUMBER);
        return plain >= end || json.startsWith(ESCAPE, plain) && end(json, plain, end, IN_AN_ESCAPE) >= end;
    }

    /** Whether a parser made such a number of a text. */
    static boolean isHugeIn(Base element) {
        if (element instanceof DecimalType decimal && decimal.hasValue()) {
            var value = decimal.getValue();
            return value.precision() > LONGEST
                    || value.scale() < -HIGHEST_POWER
                    || value.scale() > HIGHEST_POWER + LONGEST;
        }
        return element.children().stream()
                .flatMap(child -> child.getValues().stream())
                .anyMatch(FhirNumber::isHugeIn);
    }

    /** What stands behind the «e», without its sign; nothing is counted beyond what matters. */
    private static int power(String json, int from, int end) {
        int e = end(json, from, end, ".+-");
        int power = 0;
        for (int i = e + 1; i < end && power <= HIGHEST_POWER; i++) {
            power = isDigit(json.charAt(i)) ? power * 10 + json.charAt(i) - '0' : power;
        }
        return power;
    }

    private static int end(String json, int from, int limit, String besidesDigits) {
        int i = from;
        while (i < limit && (isDigit(json.charAt(i)) || besidesDigits.indexOf(json.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(char at) {
        return at >= '0' && at <= '9';
    }
}
