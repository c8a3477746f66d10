package org.reentryhub.health.wire;

/**
 * The outer shape of a JSON text, counted in one pass before anything parses it: what is too deep or too much is refused
 * at the price of looking at it once.
 *
 * @param depth how far objects and lists are nested; nothing is counted beyond {@link FhirWire#DEEPEST}
 * @param entries the objects in lists of the outermost object, such as the entries of a Bundle; nothing is counted beyond
 *     {@link FhirWire#MOST_ENTRIES}
 */
record FhirShape(int depth, int entries) {
    private static final int ENTRY = 3;

    static FhirShape of(String json) {
        int depth = 0;
        int deepest = 0;
        int entries = 0;
        boolean list = false;
        for (int i = 0; i < json.length() && deepest <= FhirWire.DEEPEST && entries <= FhirWire.MOST_ENTRIES; i++) {
            char at = json.charAt(i);
            if (at == '"') {
                i = endOfText(json, i + 1);
            } else if (at == '{' || at == '[') {
                deepest = Math.max(deepest, ++depth);
                list = depth == ENTRY - 1 ? at == '[' : list;
                entries += at == '{' && depth == ENTRY && list ? 1 : 0;
            } else if (at == '}' || at == ']') {
                depth--;
            }
        }
        return new FhirShape(deepest, entries);
    }

    private static int endOfText(String json, int from) {
        int i = from;
        while (i < json.length() && json.charAt(i) != '"') {
            i += json.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    boolean tooDeep() {
        return depth > FhirWire.DEEPEST;
    }

    boolean tooMuch() {
        return entries > FhirWire.MOST_ENTRIES;
    }
}
