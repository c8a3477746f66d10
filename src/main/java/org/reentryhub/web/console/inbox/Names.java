package org.reentryhub.web.console.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The person's name as a message has it. Pure. */
final class Names {
    private static final String NONE = "–";

    private Names() {}

    static String whole(JsonNode message) {
        return parts(message).collect(Collectors.collectingAndThen(Collectors.joining(" "), Names::orNone));
    }

    /** «K. E.» */
    static String initials(JsonNode message) {
        return parts(message)
                .map(part -> Character.toString(part.codePointAt(0)) + ".")
                .collect(Collectors.collectingAndThen(Collectors.joining(" "), Names::orNone));
    }

    private static Stream<String> parts(JsonNode message) {
        JsonNode name = message.at("/person/name");
        return Stream.of(name.path("given").asText(), name.path("family").asText())
                .map(String::strip)
                .filter(part -> !part.isEmpty());
    }

    private static String orNone(String name) {
        return name.isEmpty() ? NONE : name;
    }
}
