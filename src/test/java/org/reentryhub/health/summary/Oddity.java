package org.reentryhub.health.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Something left out of a resource, or said to be unknown, as R4 allows nearly everywhere.
 *
 * @param place in which resource
 * @param which of its elements
 */
record Oddity(int place, int which, Way way) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNKNOWN =
            "{\"extension\":[{\"url\":\"" + Systems.ABSENT + "\",\"valueCode\":\"unknown\"}]}";

    enum Way {
        LEFT_OUT,
        UNKNOWN,
        WORDS_ALONE,
        NUMBER_ALONE,
        FIRST_IS_EMPTY
    }

    private record Element(ObjectNode parent, String name) {}

    String in(String json) {
        try {
            var whole = JSON.readTree(json);
            var elements = new ArrayList<Element>();
            collect(whole, elements);
            if (!elements.isEmpty()) {
                change(elements.get(which % elements.size()));
            }
            return JSON.writeValueAsString(whole);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(JsonNode node, List<Element> into) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                if (!name.equals("resourceType") && !name.startsWith("_")) {
                    into.add(new Element(object, name));
                }
                collect(object.get(name), into);
            });
        } else {
            node.forEach(each -> collect(each, into));
        }
    }

    private void change(Element element) throws JsonProcessingException {
        var value = element.parent().get(element.name());
        switch (way) {
            case LEFT_OUT -> element.parent().remove(element.name());
            case UNKNOWN -> unknown(element, value);
            case WORDS_ALONE ->
                element.parent().set(element.name(), like(value, "{\"display\":\"Ord\",\"text\":\"Ord\"}"));
            case NUMBER_ALONE ->
                element.parent()
                        .set(element.name(), like(value, "{\"identifier\":{\"system\":\"urn:x\",\"value\":\"1\"}}"));
            case FIRST_IS_EMPTY -> element.parent().set(element.name(), like(value, "{}"));
        }
    }

    private static void unknown(Element element, JsonNode value) throws JsonProcessingException {
        if (value.isValueNode()) {
            element.parent().remove(element.name());
            element.parent().set("_" + element.name(), JSON.readTree(UNKNOWN));
        } else {
            element.parent().set(element.name(), like(value, UNKNOWN));
        }
    }

    /** In a list where there was one; what is no object stays as it was. */
    private static JsonNode like(JsonNode value, String other) throws JsonProcessingException {
        if (value instanceof ArrayNode list && list.path(0).isObject()) {
            list.set(0, JSON.readTree(other));
            return list;
        }
        return value.isObject() ? JSON.readTree(other) : value;
    }
}
