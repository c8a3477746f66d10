package org.reentryhub.partner;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads when a partner's door is open, such as {@code {days: [MO, TU], hours: "10:00-15:00"}}. */
final class OpeningReader {
    private static final String HOUR = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
    private static final Pattern HOURS = Pattern.compile(HOUR + "-" + HOUR);

    private OpeningReader() {}

    /**
     * Nothing for a row that does not say. To offices people go from the prison's gate, to a health party for their
     * medicines: its row says when it hands these out, and not when its door is open.
     */
    static Optional<Opening> read(Section row, Optional<Kind> kind) {
        return kind.flatMap(OpeningReader::key).flatMap(key -> row.section(key).map(opening -> opening(key, opening)));
    }

    private static Optional<String> key(Kind kind) {
        return kind.foundByMunicipality()
                ? Optional.of("opening")
                : Optional.of("dispensing").filter(key -> kind == Kind.HEALTH);
    }

    private static Opening opening(String key, Section opening) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        List<Entry> listed = opening.entries("days");
        for (Entry entry : listed) {
            Optional<DayOfWeek> day = entry.as(OpeningReader::day);
            if (day.isPresent() && !days.add(day.get())) {
                entry.refuse("stands twice");
            }
        }
        if (listed.isEmpty()) {
            opening.refuse(key + " has no days, such as [MO, TU, WE, TH, FR]");
        }
        Optional<Opening.Hours> hours = opening.entry("hours").flatMap(entry -> entry.as(OpeningReader::hours));
        opening.nothingElse();
        return new Opening(days, hours);
    }

    private static DayOfWeek day(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().substring(0, 2).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of MO, TU, WE, TH, FR, SA, SU"));
    }

    private static Opening.Hours hours(String text) {
        if (!HOURS.matcher(text).matches()) {
            throw new IllegalArgumentException("must be of the form 10:00-15:00");
        }
        LocalTime from = LocalTime.parse(text.substring(0, 5));
        LocalTime until = LocalTime.parse(text.substring(6));
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("must end later than it begins");
        }
        return new Opening.Hours(from, until);
    }
}
