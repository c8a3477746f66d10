package org.reentryhub.plan;

import static java.util.stream.Collectors.toCollection;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping in the timetable, read key by key; every mistake knows its line. */
final class TimetablePart {
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    TimetablePart(Node node, String name) {
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw new TimetableMistake(node, name + " must be a mapping of keys to values");
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = scalar(entry.getKeyNode(), "a key");
            if (values.putIfAbsent(key, entry.getValueNode()) != null) {
                throw new TimetableMistake(entry.getKeyNode(), key + " stands twice");
            }
        }
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    Set<String> keys() {
        return values.keySet();
    }

    /** The value of a key that has to be there; what refuses it says the end of a sentence. */
    <T> T value(String key, Function<String, T> meaning) {
        return optional(key, meaning).orElseThrow(() -> new TimetableMistake(node, key + " is missing"));
    }

    <T> Optional<T> optional(String key, Function<String, T> meaning) {
        return part(key).map(value -> meant(key, value, meaning));
    }

    /** One value or a list of them; none when the key is not there. */
    <T> Set<T> values(String key, Function<String, T> meaning) {
        return part(key)
                .map(value -> value instanceof SequenceNode list ? list.getValue() : List.of(value))
                .orElse(List.of())
                .stream()
                .map(value -> meant(key, value, meaning))
                .collect(toCollection(LinkedHashSet::new));
    }

    Optional<TimetablePart> section(String key) {
        return part(key).map(value -> new TimetablePart(value, key));
    }

    /** The items of a list that has to be there. */
    List<Node> items(String key) {
        Node value = part(key).orElseThrow(() -> new TimetableMistake(node, key + " is missing"));
        if (value instanceof SequenceNode list) {
            return list.getValue();
        }
        throw new TimetableMistake(value, key + " must be a list");
    }

    /** To be said last: what nobody has asked for is not known. */
    void nothingElse() {
        values.forEach((key, value) -> {
            if (!asked.contains(key)) {
                throw new TimetableMistake(
                        value, "%s is not known here; known are %s".formatted(key, new TreeSet<>(asked)));
            }
        });
    }

    private Optional<Node> part(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    private static <T> T meant(String key, Node value, Function<String, T> meaning) {
        try {
            return meaning.apply(scalar(value, key));
        } catch (IllegalArgumentException refused) {
            throw new TimetableMistake(value, key + " " + refused.getMessage());
        }
    }

    private static String scalar(Node node, String name) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw new TimetableMistake(node, name + " must be a single value");
    }
}
