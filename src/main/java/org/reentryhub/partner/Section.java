package org.reentryhub.partner;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML mapping that is read key by key; keys that nobody asked for are faults. */
final class Section {
    private static final int LONGEST = 2_000;

    private final int line;
    private final Findings findings;
    private final Placeholders placeholders;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    Section(MappingNode node, Findings findings, Placeholders placeholders) {
        this(lineOf(node), node.getValue(), findings, placeholders);
    }

    private Section(int line, List<NodeTuple> entries, Findings findings, Placeholders placeholders) {
        this.line = line;
        this.findings = findings;
        this.placeholders = placeholders;
        entries.forEach(this::keep);
    }

    private void keep(NodeTuple entry) {
        var key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "a key that is no word";
        if (entries.putIfAbsent(key, entry) != null) {
            findings.add(lineOf(entry.getKeyNode()), "%s stands twice".formatted(key));
        }
    }

    /** The scalar under a key; empty when it is not there, and a fault when something else is. */
    Optional<Entry> entry(String key) {
        return value(key).flatMap(node -> scalar(key, node));
    }

    /** Whether anything stands under a key. */
    boolean has(String key) {
        return value(key).isPresent();
    }

    /** The scalar under a key that has to be there. */
    Optional<Entry> required(String key) {
        if (value(key).isEmpty()) {
            findings.add(line, key + " is missing");
        }
        return entry(key);
    }

    /** The mapping under a key that has to be there. */
    Optional<Section> requiredSection(String key) {
        if (value(key).isEmpty()) {
            findings.add(line, key + " is missing");
        }
        return section(key);
    }

    /** Says what is wrong with the section as a whole. */
    <T> Optional<T> refuse(String reason) {
        findings.add(line, reason);
        return Optional.empty();
    }

    /** The scalars of a list; none when it is not there. */
    List<Entry> entries(String key) {
        return nodes(key).stream()
                .map(node -> scalar("an item of " + key, node))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The mappings of a list; none when it is not there. */
    List<Section> sections(String key) {
        return nodes(key).stream()
                .map(node -> mapping("an item of " + key, node))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The mapping under a key. */
    Optional<Section> section(String key) {
        return value(key).flatMap(node -> mapping(key, node));
    }

    /** The mapping under a key, or an empty one in the same place. */
    Section sectionOrNothing(String key) {
        return section(key).orElseGet(() -> new Section(line, List.of(), findings, placeholders));
    }

    /** To be said last: whatever was not asked for is not known. */
    void nothingElse() {
        entries.forEach((key, entry) -> {
            if (!asked.contains(key)) {
                findings.add(
                        lineOf(entry.getKeyNode()),
                        "%s is not known here (known are %s)".formatted(printable(key), new TreeSet<>(asked)));
            }
        });
    }

    private List<Node> nodes(String key) {
        var node = value(key);
        if (node.isPresent() && node.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        node.ifPresent(other -> findings.add(lineOf(other), key + " must be a list"));
        return List.of();
    }

    private Optional<Node> value(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    private Optional<Section> mapping(String name, Node node) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Section(mapping, findings, placeholders));
        }
        findings.add(lineOf(node), name + " must be a mapping of keys to values");
        return Optional.empty();
    }

    private Optional<Entry> scalar(String name, Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            findings.add(lineOf(node), name + " must be a single value");
            return Optional.empty();
        }
        return new Entry(lineOf(node), name, scalar.getValue(), findings)
                .as(placeholders::fill)
                .map(text -> new Entry(lineOf(node), name, text, findings))
                .flatMap(entry -> sane(entry, scalar));
    }

    private static Optional<Entry> sane(Entry entry, ScalarNode scalar) {
        if (entry.text().isBlank() || Objects.equals(scalar.getTag(), Tag.NULL)) {
            return entry.refuse("is empty");
        }
        if (entry.text().length() > LONGEST) {
            return entry.refuse("is longer than %d characters".formatted(LONGEST));
        }
        if (entry.text().chars().anyMatch(Character::isISOControl)) {
            return entry.refuse("has a control character in it");
        }
        return Optional.of(entry);
    }

    private static String printable(String key) {
        return key.length() > 40 || key.chars().anyMatch(Character::isISOControl) ? "a key" : key;
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
