package org.reentryhub.health.summary;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Dosage;

/** How much of a medicine, as the parts of a dosage say it. */
final class DoseWords {
    private DoseWords() {}

    static String of(Dosage dosage) {
        return doses(dosage).collect(Collectors.joining(", "));
    }

    /** What of it a prescriber's own words do not say. */
    static String beyond(Dosage dosage, String text) {
        var left = doses(dosage).filter(dose -> !says(text, dose)).collect(Collectors.joining(", "));
        return left.isEmpty() ? "" : "dose: " + left;
    }

    private static Stream<String> doses(Dosage dosage) {
        return dosage.getDoseAndRate().stream()
                .map(each -> {
                    var rate = Words.of(each.getRate());
                    return Stream.of(Words.of(each.getDose()), rate.isEmpty() ? "" : "hastighet " + rate)
                            .filter(words -> !words.isEmpty())
                            .collect(Collectors.joining(", "));
                })
                .filter(dose -> !dose.isEmpty());
    }

    /** With or without spaces, and with a comma or a point; but «180 mg» does not say «80 mg». */
    private static boolean says(String text, String dose) {
        var words = Arrays.stream(plain(dose).split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s*"));
        return Pattern.compile("(?<![\\d.])" + words + "(?![\\p{L}\\d])")
                .matcher(plain(text))
                .find();
    }

    private static String plain(String words) {
        return words.toLowerCase(java.util.Locale.ROOT).replace(',', '.');
    }
}
