package org.reentryhub.health;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody saw of a person, with nothing taken out but what must differ between two people: the person's own number and
 * name, ids (numbered by where they first stand, so that a repeated one still shows) and times of day. Dates stay.
 */
final class Blurred {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)");
    /** How a page says a time of day, and how far away it is. */
    private static final Pattern CLOCK = Pattern.compile("(?:kl\\.|,) \\d\\d[:.]\\d\\d(?:[:.]\\d\\d)?");

    private static final Pattern AWAY =
            Pattern.compile("\\((?:nå|no|now|for \\d[^)]*|om \\d[^)]*|in \\d[^)]*|\\d+ \\w+ ago)\\)");
    private static final Pattern STORY = Pattern.compile("(?s)(<ol class=\"timeline\"[^>]*>)(.*?)(</ol>)");
    /** What a form remembers of a message: keyed prints, also of what is the person's own. What they are of stands on the page. */
    private static final Pattern PRINT = Pattern.compile("(/[a-zA-Z/]+=)[0-9a-f]{16}");

    private static final Pattern FORM_TOKEN = Pattern.compile("(name=\"_csrf\" value=\")[^\"]+");

    private Blurred() {}

    /** @param own the words that are the person's own, and what stands for each */
    static String of(String seen, Map<String, String> own) {
        String blurred = seen;
        for (Map.Entry<String, String> word : own.entrySet()) {
            blurred = blurred.replace(word.getKey(), word.getValue());
        }
        String printless = PRINT.matcher(withoutToken(blurred)).replaceAll("$1<print>");
        String timeless = TIME.matcher(printless).replaceAll("<time>");
        String awayless =
                AWAY.matcher(CLOCK.matcher(timeless).replaceAll("<clock>")).replaceAll("(<away>)");
        return numbered(STORY.matcher(awayless)
                .replaceAll(
                        story -> Matcher.quoteReplacement(story.group(1) + arranged(story.group(2)) + story.group(3))));
    }

    /** What happened, in an order of its own: several routes that run side by side have made it. */
    private static String arranged(String happenings) {
        return Arrays.stream(happenings.split("(?=<li)"))
                .sorted(Comparator.comparing(each -> ID.matcher(each).replaceAll("")))
                .collect(Collectors.joining());
    }

    /** A page without the token of its forms, which is new each time. */
    static String withoutToken(String page) {
        return FORM_TOKEN.matcher(page).replaceAll("$1<token>");
    }

    /** An answer whole: status, headers, body. */
    static String of(HttpResponse<String> answer, Map<String, String> own) {
        return of(whole(answer), own);
    }

    /** The same of a list in whose order several routes that run side by side have written. */
    static String ofList(HttpResponse<String> answer, Map<String, String> own) {
        Pattern line = Pattern.compile("\\{\"at\":.*?(?=,\\{\"at\":|]}$)");
        String arranged = line.matcher(answer.body())
                .results()
                .map(MatchResult::group)
                .sorted(Comparator.comparing(each -> each.substring(each.indexOf("\"recipient\""))))
                .collect(Collectors.joining("\n"));
        return of(answer.statusCode() + "\n" + arranged, own);
    }

    /**
     * The day's time, the session's cookie and how long the connection lives are everybody's own; the length follows from
     * the body, which is compared.
     */
    private static String whole(HttpResponse<String> answer) {
        Map<String, Object> headers = new TreeMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        headers.keySet().removeAll(Set.of("date", "content-length", "set-cookie", "connection", "keep-alive"));
        return answer.statusCode() + "\n" + headers + "\n" + answer.body();
    }

    private static String numbered(String seen) {
        Map<String, String> numbers = new LinkedHashMap<>();
        return ID.matcher(seen)
                .replaceAll(id -> numbers.computeIfAbsent(id.group(), any -> "<id " + (numbers.size() + 1) + ">"));
    }
}
