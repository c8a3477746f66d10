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

    /** Nothing for a row that does not say, and for kinds to whom nobody goes from the prison's gate. */
    static Optional<Opening> read(Section row, Optional<Kind> kind) {
        return kind.filter(Kind::foundByMunicipality)
                .flatMap(visited -> row.section("opening"))
                .map(OpeningReader::opening);
    }

    private static Opening opening(Section opening) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        List<Entry> listed = opening.entries("days");
        for (Entry entry : listed) {
            Optional<DayOfWeek> day = entry.as(OpeningReader::day);
            if (day.isPresent() && !days.add(day.get())) {
                entry.refuse("stands twice");
            }
        }
        if (listed.isEmpty()) {
            opening.refuse("opening has no days, such as [MO, TU, WE, TH, FR]");
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
