package org.reentryhub.web.console.seen;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reentryhub.audit.Looks.Look;

/** Looks as lines of comma-separated values (RFC 4180); no cell can pass for a formula. */
final class Csv {
    private Csv() {}

    static String of(List<Look> looks) {
        return Stream.concat(
                        Stream.of("last,actor,role,organisation,deed,what,times"),
                        looks.stream().map(Csv::line))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(Look look) {
        return Stream.of(
                        look.last().toString(),
                        look.actor(),
                        look.role(),
                        look.organisation(),
                        look.deed(),
                        look.what(),
                        Long.toString(look.times()))
                .map(Csv::cell)
                .collect(Collectors.joining(","));
    }

    /** A spreadsheet would run what begins with one of these. */
    private static String cell(String text) {
        String safe = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
