package org.reentryhub.health.summary;

import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Narrative;

/** What a human receiver may rely on: plain Norwegian lines, every character of the source escaped. */
final class Narration {
    private static final String START =
            "<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"no-NO\" xml:lang=\"no-NO\">";

    private Narration() {}

    static Narrative sentence(String sentence) {
        return sentences(List.of(sentence));
    }

    static Narrative sentences(List<String> sentences) {
        return narrative(elements("p", sentences));
    }

    static Narrative list(List<String> lines) {
        return list(lines, List.of());
    }

    /** A list, and under it what holds for all of it. */
    static Narrative list(List<String> lines, List<String> notes) {
        return narrative("<ul>" + elements("li", lines) + "</ul>" + elements("p", notes));
    }

    private static String elements(String name, List<String> texts) {
        return texts.stream()
                .map(text -> "<" + name + ">" + escape(text) + "</" + name + ">")
                .collect(Collectors.joining());
    }

    private static Narrative narrative(String content) {
        var narrative = new Narrative().setStatus(Narrative.NarrativeStatus.GENERATED);
        narrative.setDivAsString(START + content + "</div>");
        return narrative;
    }

    /** XML's five; whatever XML 1.0 cannot carry at all becomes a space. */
    static String escape(String text) {
        return text.codePoints().mapToObj(Narration::escape).collect(Collectors.joining());
    }

    private static String escape(int character) {
        return switch (character) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> printable(character) ? Character.toString(character) : " ";
        };
    }

    private static boolean printable(int character) {
        return !Character.isISOControl(character)
                && Character.getType(character) != Character.SURROGATE
                && (character & 0xFFFE) != 0xFFFE;
    }
}
