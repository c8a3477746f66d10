package org.reentryhub.web.console.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.reentryhub.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Remembers in a form what somebody was shown of a message, without telling it: a keyed fingerprint of each field. What was
 * changed between looking and sending is found by it, field by field.
 */
@Component
class Seen {
    /** They move with the minutes, and say nothing of the person. */
    private static final Set<String> OF_THE_MOMENT = Set.of("sentAt", "answerBy");

    private static final Pattern KNOWN = Pattern.compile("/[a-zA-Z]+(/[a-zA-Z]+)?");
    private static final int BYTES = 8;

    private final Vault vault;

    Seen(Vault vault) {
        this.vault = vault;
    }

    /** What a form carries of a message. */
    String of(JsonNode message) {
        return prints(message).entrySet().stream()
                .map(print -> print.getKey() + "=" + print.getValue())
                .collect(Collectors.joining(" "));
    }

    /** JSON Pointers of the fields in which two of them differ. */
    static List<String> changed(String then, String now) {
        Map<String, String> before = read(then);
        Map<String, String> after = read(now);
        Set<String> places = new TreeSet<>(after.keySet());
        places.addAll(before.keySet());
        return places.stream()
                .filter(place -> !Objects.equals(before.get(place), after.get(place)))
                .toList();
    }

    private static Map<String, String> read(String prints) {
        return Arrays.stream(prints.split(" "))
                .map(print -> print.split("=", 2))
                .filter(print -> print.length == 2 && KNOWN.matcher(print[0]).matches())
                .collect(Collectors.toMap(print -> print[0], print -> print[1], (first, second) -> second));
    }

    private Map<String, String> prints(JsonNode message) {
        Map<String, String> prints = new LinkedHashMap<>();
        message.properties().stream()
                .filter(member -> !OF_THE_MOMENT.contains(member.getKey()))
                .forEach(member -> add("/" + member.getKey(), member.getValue(), prints));
        return prints;
    }

    private void add(String place, JsonNode value, Map<String, String> prints) {
        boolean isPart = value.isObject() && place.lastIndexOf('/') == 0;
        if (isPart) {
            value.properties().forEach(member -> add(place + "/" + member.getKey(), member.getValue(), prints));
        } else {
            byte[] print = vault.fingerprint("handover preview " + place, value.toString());
            prints.put(place, HexFormat.of().formatHex(print, 0, BYTES));
        }
    }
}
