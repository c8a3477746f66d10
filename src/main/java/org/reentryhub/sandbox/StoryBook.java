package org.reentryhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.reentryhub.NorwegianTime;

/**
 * The invented people of {@code story.yaml} as record events: a pure function of the day they are told on. The events' ids
 * are always the same, so that a hub that has heard the story takes nothing of it twice.
 */
final class StoryBook {
    private static final LocalTime IN_THE_MORNING = LocalTime.of(8, 15);
    private static final String TODAY = "today";

    private final JsonNode book = read();

    /** By which of the three ways a person's events come in. */
    enum Way {
        HTTP,
        QUEUE,
        FILE
    }

    /** Everybody's events that come in by one way, each person's in their order. */
    List<JsonNode> events(Way way, LocalDate today) {
        return StreamSupport.stream(book.path("people").spliterator(), false)
                .filter(person -> Way.valueOf(person.path("by").asText("http").toUpperCase(Locale.ROOT)) == way)
                .flatMap(person -> events(person, today).stream())
                .toList();
    }

    private List<JsonNode> events(JsonNode person, LocalDate today) {
        ObjectNode record = book.path("always").deepCopy();
        record.setAll((ObjectNode) person.path("record").deepCopy());
        JsonNode steps = person.path("steps");
        return IntStream.range(0, steps.size())
                .mapToObj(index -> {
                    merge(record, steps.path(index).path("change"));
                    return event(index, steps.path(index), record, today);
                })
                .toList();
    }

    private static JsonNode event(int index, JsonNode step, ObjectNode record, LocalDate today) {
        String person = record.path("personNumber").asText();
        ObjectNode event = record.objectNode();
        event.put("specversion", "1.0");
        event.put(
                "id",
                UUID.nameUUIDFromBytes("story/%s/%d".formatted(person, index).getBytes(UTF_8))
                        .toString());
        event.put("source", "/prisons/" + record.path("custody").path("prison").asText());
        event.put(
                "type", "reentryhub.custody.%s.v1".formatted(step.path("cause").asText()));
        event.put("time", time(today.minusDays(step.path("daysAgo").asLong())));
        event.put("subject", person);
        event.put("datacontenttype", "application/json");
        event.set("data", dated(record.deepCopy(), today));
        return event;
    }

    private static String time(LocalDate day) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                day.atTime(IN_THE_MORNING).atZone(NorwegianTime.ZONE));
    }

    /** A JSON merge patch (RFC 7396) without its removals: our records keep their nulls. */
    private static void merge(ObjectNode target, JsonNode change) {
        change.properties().forEach(member -> {
            if (member.getValue().isObject() && target.path(member.getKey()) instanceof ObjectNode inner) {
                merge(inner, member.getValue());
            } else {
                target.set(member.getKey(), member.getValue().deepCopy());
            }
        });
    }

    private static JsonNode dated(JsonNode node, LocalDate today) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(dated(member.getValue(), today)));
        } else if (node instanceof ArrayNode array) {
            IntStream.range(0, array.size()).forEach(index -> array.set(index, dated(array.get(index), today)));
        } else if (node.isTextual() && node.textValue().matches(TODAY + "([+-][0-9]+)?")) {
            String days = node.textValue().substring(TODAY.length());
            return TextNode.valueOf(
                    today.plusDays(days.isEmpty() ? 0 : Long.parseLong(days)).toString());
        }
        return node;
    }

    private static JsonNode read() {
        try (InputStream story = StoryBook.class.getResourceAsStream("/story.yaml")) {
            return new YAMLMapper().readTree(story);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the story cannot be read", unreadable);
        }
    }
}
