package org.reentryhub.web.console.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.reentryhub.partner.Partner.Language;
import org.reentryhub.web.MessageText;

/**
 * What was last said about a referral, in the form of Norwegian that its receiver writes.
 *
 * @param version what an answer given on the page is an answer to
 * @param changes what the version before said otherwise
 */
public record Paper(
        String name, String title, String language, int version, List<MessageText.Part> parts, List<Change> changes) {

    /** A fact that is another than before; a dash for what was or is not there. */
    public record Change(String part, String name, String before, String after) {}

    private static final String NOTHING = "–";

    /** Of what has come, the newest first. */
    static Paper of(List<JsonNode> messages, Language language) {
        JsonNode newest = messages.get(0);
        List<JsonNode> told =
                messages.stream().filter(message -> message.has("person")).toList();
        return new Paper(
                Names.whole(told.isEmpty() ? newest : told.get(0)),
                MessageText.title(newest, language),
                language.name().toLowerCase(Locale.ROOT),
                newest.path("version").asInt(),
                MessageText.parts(without(told.isEmpty() ? newest : told.get(0), "information"), language),
                told.size() < 2 ? List.of() : changes(told.get(1), told.get(0), language));
    }

    private static List<Change> changes(JsonNode before, JsonNode after, Language language) {
        Map<List<String>, String> old = facts(before, language);
        Map<List<String>, String> now = facts(after, language);
        Set<List<String>> names = new LinkedHashSet<>(now.keySet());
        names.addAll(old.keySet());
        return names.stream()
                .filter(name -> !old.getOrDefault(name, NOTHING).equals(now.getOrDefault(name, NOTHING)))
                .map(name -> new Change(
                        name.get(0), name.get(1), old.getOrDefault(name, NOTHING), now.getOrDefault(name, NOTHING)))
                .toList();
    }

    private static Map<List<String>, String> facts(JsonNode message, Language language) {
        JsonNode plain = without(message, "information");
        if (plain.get("release") instanceof ObjectNode release) {
            release.remove("previous");
        }
        Map<List<String>, String> facts = new LinkedHashMap<>();
        MessageText.parts(plain, language).forEach(part -> part.facts()
                .forEach(fact -> facts.put(List.of(part.name(), fact.name()), fact.value())));
        return facts;
    }

    private static JsonNode without(JsonNode message, String member) {
        ObjectNode copy = message.deepCopy();
        copy.remove(member);
        return copy;
    }
}
