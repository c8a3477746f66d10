package org.reentryhub.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** A length of time in the words of the timetable: {@code 56 days}, {@code 1 working day}, {@code 3 months}. */
public record Span(int amount, Unit unit) {
    static final int LONGEST = 10_000;
    static final String WORDS = "[0-9]{1,5} (?:working days?|days?|weeks?|months?)";
    private static final Pattern FORM = Pattern.compile(WORDS);

    /** What is counted. */
    public enum Unit {
        DAY,
        WORKING_DAY,
        WEEK,
        MONTH
    }

    public Span {
        if (amount < 1 || amount > LONGEST) {
            throw new IllegalArgumentException("a length of time is 1 to " + LONGEST + " days, weeks or months");
        }
    }

    /** @throws IllegalArgumentException with the end of a sentence when the text is none */
    @JsonCreator
    public static Span parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a length of time such as 56 days, 2 working days or 3 months");
        }
        int blank = text.indexOf(' ');
        String unit = text.substring(blank + 1).toUpperCase(Locale.ROOT).replace(' ', '_');
        return new Span(
                Integer.parseInt(text.substring(0, blank)),
                Unit.valueOf(unit.endsWith("S") ? unit.substring(0, unit.length() - 1) : unit));
    }

    LocalDate after(LocalDate day) {
        return stepped(day, 1);
    }

    LocalDate before(LocalDate day) {
        return stepped(day, -1);
    }

    /** The first of the days that lie a whole number of spans after {@code first} which is not before {@code today}. */
    LocalDate next(LocalDate first, LocalDate today) {
        LocalDate day = first;
        for (int times = 1; day.isBefore(today); times++) {
            day = stepped(first, times);
        }
        return day;
    }

    private LocalDate stepped(LocalDate day, int times) {
        return switch (unit) {
            case DAY -> day.plusDays((long) times * amount);
            case WORKING_DAY -> WorkingDays.plus(day, times * amount);
            case WEEK -> day.plusWeeks((long) times * amount);
            case MONTH -> day.plusMonths((long) times * amount);
        };
    }

    @JsonValue
    @Override
    public String toString() {
        String word = unit.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return amount + " " + word + (amount == 1 ? "" : "s");
    }
}
