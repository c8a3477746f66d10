package org.reentryhub.health.wire;

import java.util.Optional;
import org.reentryhub.health.wire.FhirTrouble.Kind;

/**
 * The outer shape of a JSON text, counted in one pass before anything parses it: what is too deep, too much or a number that
 * would take minutes to work out is refused at the price of looking at it once.
 *
 * @param depth how far objects and lists are nested; nothing is counted beyond {@link FhirWire#DEEPEST}
 * @param entries the objects in lists of the outermost object, such as the entries of a Bundle; nothing is counted beyond
 *     {@link FhirWire#MOST_ENTRIES}
 * @param hugeNumber whether a number is longer or larger than any that was ever measured
 * @param hidesNumbers whether a text looks like such a number, or may: a parser that wants a number takes it for one
 */
public record FhirShape(int depth, int entries, boolean hugeNumber, boolean hidesNumbers) {
    private static final int ENTRY = 3;

    FhirShape(int depth, int entries) {
        this(depth, entries, false, false);
    }

    /** The shape of a text, be it JSON or not. */
    public static FhirShape of(String json) {
        int depth = 0;
        int deepest = 0;
        int entries = 0;
        boolean list = false;
        boolean huge = false;
        boolean hides = false;
        for (int i = 0;
                i < json.length() && deepest <= FhirWire.DEEPEST && entries <= FhirWire.MOST_ENTRIES && !huge;
                i++) {
            char at = json.charAt(i);
            if (at == '"') {
                int end = endOfText(json, i + 1);
                huge = FhirNumber.isTooLongInAText(json, i + 1, end);
                hides |= FhirNumber.isHugeInAText(json, i + 1, end);
                i = end;
            } else if (at == '{' || at == '[') {
                deepest = Math.max(deepest, ++depth);
                list = depth == ENTRY - 1 ? at == '[' : list;
                entries += at == '{' && depth == ENTRY && list ? 1 : 0;
            } else if (at == '}' || at == ']') {
                depth--;
            } else if (FhirNumber.startsWith(at)) {
                int end = FhirNumber.end(json, i);
                huge = FhirNumber.isHuge(json, i, end);
                i = end - 1;
            }
        }
        return new FhirShape(deepest, entries, huge, hides);
    }

    private static int endOfText(String json, int from) {
        int i = from;
        while (i < json.length() && json.charAt(i) != '"') {
            i += json.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    /** Why nothing must parse it; empty when something may. */
    public Optional<Kind> trouble() {
        return tooDeep() || hugeNumber
                ? Optional.of(Kind.UNREADABLE)
                : tooMuch() ? Optional.of(Kind.TOO_LARGE) : Optional.empty();
    }

    boolean tooDeep() {
        return depth > FhirWire.DEEPEST;
    }

    boolean tooMuch() {
        return entries > FhirWire.MOST_ENTRIES;
    }
}
