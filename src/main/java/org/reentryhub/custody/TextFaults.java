package org.reentryhub.custody;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.reentryhub.problem.FieldProblem;

/**
 * Text that no database and no receiver can take: U+0000, and halves of surrogate pairs. Looked for everywhere, also in
 * members that nobody uses, for they are kept. A pointer names only what may be shown: a member's name could itself be an
 * identity number.
 */
final class TextFaults {
    private static final String MESSAGE = "must be text without U+0000 and without halves of characters";
    private static final Pattern SHOWABLE_NAME = Pattern.compile("[A-Za-z]{1,40}");

    private TextFaults() {}

    static Stream<FieldProblem> in(JsonNode event) {
        return allSound(event) ? Stream.empty() : in(event, "");
    }

    /** The quick look: nearly every event is sound, and then no pointers are needed. */
    private static boolean allSound(JsonNode node) {
        if (node.isTextual()) {
            return sound(node.textValue());
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!sound(member.getKey()) || !allSound(member.getValue())) {
                    return false;
                }
            }
            return true;
        }
        for (JsonNode element : node) {
            if (!allSound(element)) {
                return false;
            }
        }
        return true;
    }

    private static Stream<FieldProblem> in(JsonNode node, String where) {
        if (node.isTextual()) {
            return sound(node.textValue()) ? Stream.empty() : Stream.of(new FieldProblem(where, MESSAGE));
        }
        if (node.isArray()) {
            return IntStream.range(0, node.size()).boxed().flatMap(i -> in(node.get(i), where + "/" + i));
        }
        return node.properties().stream()
                .flatMap(member -> sound(member.getKey())
                        ? in(member.getValue(), below(where, member.getKey()))
                        : Stream.of(new FieldProblem(where, MESSAGE)));
    }

    private static String below(String where, String name) {
        return SHOWABLE_NAME.matcher(name).matches() ? where + "/" + name : where;
    }

    static boolean sound(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
