package org.reentryhub.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.reentryhub.NorwegianTime;
import org.reentryhub.partner.Partner.Language;

/**
 * A message in words, for people who read it without a system of their own, in the form of Norwegian that their municipality
 * writes. Everything that the message says about the person is in it, and nothing else.
 */
public final class MessageText {
    static final List<String> PARTS = List.of(
            "person", "release", "housing", "employment", "need", "notice", "information", "hold", "legalBasis");
    private static final Set<String> DATES =
            Set.of("birthDate", "date", "neededFrom", "completedOn", "from", "expectedTo", "to", "since");
    private static final Set<String> CODES = Set.of(
            "certainty",
            "situation",
            "support",
            "finance",
            "readiness",
            "barriers",
            "benefits",
            "workHours",
            "level",
            "type",
            "question",
            "code",
            "reason");
    /** For the receiver's machine, and of no use to a reader. */
    private static final Set<String> UNSPOKEN = Set.of("inReplyTo");

    private final Locale locale;
    private final ResourceBundle words;

    private MessageText(Language language) {
        this(Locale.forLanguageTag(language.name().toLowerCase(Locale.ROOT)));
    }

    /** In a language of those who send; {@link MessageParts} takes it apart. */
    MessageText(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle("messages/referral", locale);
    }

    /**
     * The text, in lines.
     *
     * @param message as it is sent
     */
    public static String of(JsonNode message, Language language) {
        return new MessageText(language).written(message);
    }

    /** Some members of a message under one heading. */
    public record Part(String name, List<Fact> facts) {}

    /** One member, in words. */
    public record Fact(String name, String value) {}

    /** What kind of message it is, about what need. */
    public static String title(JsonNode message, Language language) {
        return new MessageText(language).title(message);
    }

    /** The same words as the text, one by one, for a page that lays them out. */
    public static List<Part> parts(JsonNode message, Language language) {
        return new MessageText(language).parts(message).toList();
    }

    private String title(JsonNode message) {
        return words.getString("title")
                .replace("{domain}", words.getString("domain." + text(message, "domain")))
                .replace("{kind}", words.getString("kind." + text(message, "kind")));
    }

    private Stream<Part> parts(JsonNode message) {
        return PARTS.stream()
                .filter(message::has)
                .map(part -> new Part(
                        words.getString(part),
                        each(message.get(part)).stream()
                                .flatMap(member -> facts(part, member).stream())
                                .toList()));
    }

    private List<Fact> facts(String part, JsonNode members) {
        return members.properties().stream()
                .filter(member -> !UNSPOKEN.contains(member.getKey()) && !isEmptyList(member.getValue()))
                .map(member -> fact(part + "." + member.getKey(), member.getValue()))
                .toList();
    }

    private Fact fact(String path, JsonNode value) {
        return new Fact(words.getString(path), value(path, value));
    }

    private String written(JsonNode message) {
        List<String> lines = new ArrayList<>();
        lines.add(title(message));
        lines.add(words.getString("envelope")
                .replace("{version}", text(message, "version"))
                .replace("{sentAt}", time(text(message, "sentAt"))));
        if (message.has("answerBy")) {
            lines.add(words.getString("envelope.answerBy").replace("{answerBy}", time(text(message, "answerBy"))));
        }
        lines.add(words.getString("envelope.referralId").replace("{referralId}", text(message, "referralId")));
        if (message.has("reason")) {
            lines.add(line("", fact("reason", message.get("reason"))));
        }
        parts(message).forEach(part -> {
            lines.add("");
            lines.add(part.name());
            part.facts().forEach(fact -> lines.add(line("  ", fact)));
        });
        return String.join("\n", lines) + "\n";
    }

    /** Further lines of a text are moved in: none can pass for a line of the message. */
    private static String line(String indent, Fact fact) {
        return indent + fact.name() + ": " + fact.value().replaceAll("\\R", "\n      ");
    }

    /** What stands there, in words. */
    String value(String path, JsonNode value) {
        if (value.isArray()) {
            return each(value).stream().map(each -> value(path, each)).collect(Collectors.joining(", "));
        }
        if (value.isObject()) {
            return form(path, value);
        }
        return value.isBoolean() ? words.getString(value.asText()) : spoken(path, value.asText());
    }

    /** Several members in one phrase; what is missing is a dash. */
    private String form(String path, JsonNode members) {
        String phrase = words.getString(path + ".form");
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            phrase =
                    phrase.replace("{" + member.getKey() + "}", value(path + "." + member.getKey(), member.getValue()));
        }
        return phrase.replaceAll("\\{[a-zA-Z]+}", "–");
    }

    private String spoken(String path, String text) {
        String member = path.substring(path.lastIndexOf('.') + 1);
        if (DATES.contains(member)) {
            return DateTimeFormatter.ofPattern(words.getString("date"), locale).format(LocalDate.parse(text));
        }
        if (member.equals("language")) {
            return Locale.forLanguageTag(text).getDisplayName(locale);
        }
        return CODES.contains(member) ? code(text) : text;
    }

    /** The prison's record may have codes that nobody here has a word for. */
    private String code(String code) {
        return words.containsKey("code." + code) ? words.getString("code." + code) : code;
    }

    /** The word for a part, a member or an answer. */
    String word(String key) {
        return words.getString(key);
    }

    /** The word, if there is one: whoever asks may have been told of a field that no message has. */
    Optional<String> find(String key) {
        return words.containsKey(key) ? Optional.of(words.getString(key)) : Optional.empty();
    }

    /** A moment in Norway. */
    String time(String text) {
        return DateTimeFormatter.ofPattern(words.getString("time"), locale)
                .format(OffsetDateTime.parse(text).atZoneSameInstant(NorwegianTime.ZONE));
    }

    private static boolean isEmptyList(JsonNode value) {
        return value.isArray() && value.isEmpty();
    }

    private static String text(JsonNode message, String member) {
        return message.path(member).asText();
    }

    private static List<JsonNode> each(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).toList()
                : List.of(value);
    }
}
