package org.reentryhub.plan;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Certainty;
import org.reentryhub.custody.LegalStatus;
import org.reentryhub.custody.NeedLevel;
import org.reentryhub.custody.Regime;
import org.reentryhub.custody.ReleaseType;
import org.yaml.snakeyaml.nodes.Node;

/** Turns one item of the timetable into a rule. Pure; every mistake is a {@link TimetableMistake} with its line. */
final class RuleReader {
    private static final String NEVER = "never";

    private RuleReader() {}

    static Rule rule(MilestoneCode code, Node item) {
        TimetablePart part = new TimetablePart(item, "a rule of " + code);
        String due = part.value("due", Function.identity());
        boolean never = due.equals(NEVER);
        Rule rule = new Rule(
                part.section("when").map(when -> conditions(code, when)).orElse(ANYBODY),
                never ? null : part.value("due", Counted::parse),
                never ? Rule.Move.NONE : part.value("move", dashed(Rule.Move.class)),
                part.optional("every", Span::parse).orElse(null),
                part.value("source", Function.identity()),
                part.line());
        part.nothingElse();
        return rule;
    }

    private static final Conditions ANYBODY =
            new Conditions(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null);

    private static Conditions conditions(MilestoneCode code, TimetablePart when) {
        Conditions conditions = new Conditions(
                when.values("legalStatus", named(LegalStatus.class)),
                when.values("regime", named(Regime.class)),
                when.values("certainty", named(Certainty.class)),
                when.values("releaseType", named(ReleaseType.class)),
                when.values("need", named(NeedLevel.class)),
                when.optional("release", RuleReader::isKnown).orElse(null),
                when.optional("longestStay", RuleReader::days).orElse(null));
        when.nothingElse();
        if (!conditions.need().isEmpty() && code.need().isEmpty()) {
            throw new TimetableMistake(when.line(), code + " answers to no need, so none can be asked for");
        }
        return conditions;
    }

    static UnimportantChange unimportant(Node item) {
        TimetablePart part = new TimetablePart(item, "an unimportant change");
        UnimportantChange change = new UnimportantChange(
                part.value("earlierByAtMost", RuleReader::days),
                part.value("laterByAtMost", RuleReader::days),
                part.value("whileFurtherAwayThan", RuleReader::days),
                part.values("certainty", named(Certainty.class)),
                part.value("source", Function.identity()));
        part.nothingElse();
        if (change.certainty().isEmpty()) {
            throw new TimetableMistake(part.line(), "certainty is missing");
        }
        return change;
    }

    private static @Nullable Boolean isKnown(String text) {
        return switch (text) {
            case "known" -> Boolean.TRUE;
            case "unknown" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("must be known or unknown");
        };
    }

    /** Calendar days, none being possible: {@code 0 days}. */
    private static Integer days(String text) {
        if (!text.matches("[0-9]{1,4} days?")) {
            throw new IllegalArgumentException("must be a number of days, such as 3 days");
        }
        return Integer.valueOf(text.substring(0, text.indexOf(' ')));
    }

    private static <E extends Enum<E>> Function<String, E> named(Class<E> type) {
        return oneOf(type, E::name);
    }

    private static <E extends Enum<E>> Function<String, E> dashed(Class<E> type) {
        return oneOf(type, value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type, Function<E, String> name) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(value -> name.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(type.getEnumConstants()).map(name).collect(joining(", "))));
    }
}
