package org.reentryhub.web.console;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;

/** What people type into forms. */
public final class Typed {
    /** As a browser's date field sends it, and as Norwegians write it where a browser has none. */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT));

    private Typed() {}

    /** The date; empty for anything that is none. */
    public static Optional<LocalDate> date(String text) {
        return DATES.stream().flatMap(form -> read(text.strip(), form).stream()).findFirst();
    }

    private static Optional<LocalDate> read(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDate.parse(text, form));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    /** The constant of that name; empty for any other text. */
    public static <E extends Enum<E>> Optional<E> code(String text, Class<E> codes) {
        return List.of(codes.getEnumConstants()).stream()
                .filter(code -> code.name().equals(text))
                .findFirst();
    }
}
