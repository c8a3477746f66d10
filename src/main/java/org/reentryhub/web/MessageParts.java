package org.reentryhub.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A message taken apart for the eyes of those who send it: every field of it, in their language, and nothing else. */
public final class MessageParts {
    private static final String TECHNICAL = "technical";
    private static final String NOT_GIVEN_YET = "00000000-0000-0000-0000-000000000000";
    private static final Set<String> MOMENTS = Set.of("sentAt", "answerBy");
    private static final int BIRTH_DATE = 6;

    private final MessageText text;

    private MessageParts(Locale locale) {
        this.text = new MessageText(locale);
    }

    /**
     * Fields that belong together.
     *
     * @param code the member of the message that holds them; {@code technical} for what stands around the content
     */
    public record Part(String code, String name, List<Field> fields) {
        public boolean isTechnical() {
            return code.equals(TECHNICAL);
        }
    }

    /** One field; of a national id no more than the date is shown. */
    public record Field(String name, String value) {}

    /** The message, content first. */
    public static List<Part> of(JsonNode message, Locale locale) {
        return new MessageParts(locale).parts(message);
    }

    /**
     * The names of fields that left or were changed, each once.
     *
     * @param pointers JSON Pointers into a message; what no message has is passed over
     */
    public static List<String> names(List<String> pointers, Locale locale) {
        MessageText text = new MessageText(locale);
        return pointers.stream()
                .map(pointer -> name(text, pointer.substring(1).split("/")))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<String> name(MessageText text, String[] steps) {
        if (!MessageText.PARTS.contains(steps[0])) {
            return text.find(TECHNICAL + "." + steps[0]);
        }
        return steps.length < 2
                ? text.find(steps[0])
                : text.find(steps[0] + "." + steps[1]).map(name -> text.word(steps[0]) + ": " + name);
    }

    private List<Part> parts(JsonNode message) {
        List<Part> parts = new ArrayList<>();
        List<Field> around = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : message.properties()) {
            String name = member.getKey();
            if (name.equals("legalBasis")) {
                around.addAll(fields(name, member.getValue()));
            } else if (MessageText.PARTS.contains(name)) {
                parts.add(new Part(name, text.word(name), fields(name, member.getValue())));
            } else {
                around.add(new Field(text.word(TECHNICAL + "." + name), around(name, member.getValue())));
            }
        }
        parts.add(new Part(TECHNICAL, text.word(TECHNICAL), around));
        return parts;
    }

    private List<Field> fields(String part, JsonNode members) {
        return members.properties().stream()
                .map(member -> field(part + "." + member.getKey(), member.getValue()))
                .toList();
    }

    private Field field(String path, JsonNode value) {
        String said = value.isArray() && value.isEmpty() ? text.word("none") : text.value(path, value);
        return new Field(text.word(path), path.equals("person.nationalId") ? masked(said) : said);
    }

    private static String masked(String nationalId) {
        return nationalId.substring(0, Math.min(BIRTH_DATE, nationalId.length())) + " *****";
    }

    private String around(String name, JsonNode value) {
        String said = value.asText();
        if (said.equals(NOT_GIVEN_YET)) {
            return text.word("later");
        }
        if (MOMENTS.contains(name)) {
            return text.time(said);
        }
        return Set.of("kind", "domain").contains(name) ? text.word(name + "." + said) : said;
    }
}
