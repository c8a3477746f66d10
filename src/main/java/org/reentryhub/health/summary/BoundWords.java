package org.reentryhub.health.summary;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** For how long, or from when until when, a medicine is to be taken. */
final class BoundWords {
    private record Unit(String one, String many) {}

    private static final Map<String, Unit> UNITS = Map.of(
            "s", new Unit("sekund", "sekunder"),
            "min", new Unit("minutt", "minutter"),
            "h", new Unit("time", "timer"),
            "d", new Unit("dag", "dager"),
            "wk", new Unit("uke", "uker"),
            "mo", new Unit("måned", "måneder"),
            "a", new Unit("år", "år"));

    private BoundWords() {}

    static String of(@Nullable Type bounds) {
        if (bounds instanceof Quantity duration) {
            return lasting(words(duration));
        }
        return bounds instanceof Range range ? lasting(words(range)) : Words.from(bounds);
    }

    private static String lasting(String words) {
        return words.isEmpty() ? "" : "i " + words;
    }

    private static String words(Range range) {
        var low = range.getLow();
        var high = range.getHigh();
        if (low.getValue() == null || high.getValue() == null) {
            return Words.of((Type) range);
        }
        var from = unit(low).equals(unit(high)) ? low.getValue().toPlainString() : words(low);
        return from + " til " + words(high);
    }

    private static String words(Quantity length) {
        if (length.getValue() == null || length.getComparator() != null) {
            return Words.of((Type) length);
        }
        return length.getValue().toPlainString() + " " + unit(length);
    }

    /** In Norwegian where it is a unit of time of UCUM. */
    private static String unit(Quantity length) {
        return Stream.of(length.getCode(), length.getUnit())
                .filter(unit -> unit != null && UNITS.containsKey(unit))
                .map(UNITS::get)
                .findFirst()
                .map(unit -> length.getValue().compareTo(BigDecimal.ONE) == 0 ? unit.one() : unit.many())
                .orElseGet(() -> Stream.of(length.getUnit(), length.getCode())
                        .filter(unit -> unit != null)
                        .findFirst()
                        .orElse("(enhet mangler)"));
    }
}
