package org.reentryhub.health.summary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;

/**
 * How a medicine is taken. The prescriber's own words where there are any, and the dose that they do not say; else what the parts say, and that there is more
 * where the hub has no words for a part.
 */
final class DosageWords {
    private static final Map<String, String> UNITS =
            Map.of("s", "sekund", "min", "minutt", "h", "time", "d", "dag", "wk", "uke", "mo", "måned", "a", "år");
    private static final Map<String, String> DAYS = Map.of(
            "mon", "mandag",
            "tue", "tirsdag",
            "wed", "onsdag",
            "thu", "torsdag",
            "fri", "fredag",
            "sat", "lørdag",
            "sun", "søndag");

    private DosageWords() {}

    static String of(List<Dosage> dosages) {
        return dosages.stream()
                .map(DosageWords::of)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", deretter eller i tillegg "));
    }

    private static String of(Dosage dosage) {
        if (dosage.getText() != null) {
            return join(dosage.getText(), DoseWords.beyond(dosage, dosage.getText()), dosage.getPatientInstruction());
        }
        return join(
                DoseWords.of(dosage),
                timing(dosage.getTiming()),
                Words.of(dosage.getRoute()),
                Words.of(dosage.getSite()),
                asNeeded(dosage),
                dosage.hasMaxDosePerPeriod() ? "høyst " + Words.of(dosage.getMaxDosePerPeriod()) : "",
                dosage.getAdditionalInstruction().stream().map(Words::of).collect(Collectors.joining(", ")),
                dosage.getPatientInstruction());
    }

    private static String asNeeded(Dosage dosage) {
        if (dosage.hasAsNeededCodeableConcept()) {
            var reason = Words.of(dosage.getAsNeededCodeableConcept());
            return reason.isEmpty() ? "ved behov" : "ved behov (" + reason + ")";
        }
        return dosage.hasAsNeededBooleanType()
                        && Boolean.TRUE.equals(dosage.getAsNeededBooleanType().getValue())
                ? "ved behov"
                : "";
    }

    private static String timing(Timing timing) {
        var events = timing.getEvent().stream().map(Words::date).collect(Collectors.joining(", "));
        return join(
                timing.hasCode() ? Words.of(timing.getCode()) : "",
                timing.hasRepeat() ? repeat(timing.getRepeat()) : "",
                events.isEmpty() ? "" : "tidspunkt: " + events);
    }

    private static String repeat(TimingRepeatComponent repeat) {
        var days = repeat.getDayOfWeek().stream()
                .filter(PrimitiveType::hasValue)
                .map(day -> DAYS.getOrDefault(day.getCode(), day.getCode()))
                .collect(Collectors.joining(", "));
        var times = repeat.getTimeOfDay().stream()
                .filter(PrimitiveType::hasValue)
                .map(time -> "kl. " + time.getValue())
                .collect(Collectors.joining(", "));
        return join(
                frequency(repeat),
                days,
                times,
                BoundWords.of(repeat.getBounds()),
                repeat.hasCount() || repeat.hasWhen() || repeat.hasOffset() || repeat.hasDuration()
                        ? "flere opplysninger om tidspunkt står i oppføringen"
                        : "");
    }

    /** «2–3 ganger per 8 time», so that no ending of a word can change the number. */
    private static String frequency(TimingRepeatComponent repeat) {
        var per = repeat.getPeriod() != null && repeat.getPeriodUnit() != null ? period(repeat) : "";
        if (!repeat.getFrequencyElement().hasValue()) {
            return per.isEmpty() ? "" : "per " + per;
        }
        var often = repeat.getFrequency()
                + (repeat.getFrequencyMaxElement().hasValue() ? "–" + repeat.getFrequencyMax() : "");
        var times = often.equals("1") ? "1 gang" : often + " ganger";
        return per.isEmpty() ? times : times + " per " + per;
    }

    private static String period(TimingRepeatComponent repeat) {
        var unit = UNITS.getOrDefault(
                repeat.getPeriodUnit().toCode(), repeat.getPeriodUnit().toCode());
        var length = repeat.getPeriod().toPlainString()
                + (repeat.getPeriodMax() != null ? "–" + repeat.getPeriodMax().toPlainString() : "");
        var single = repeat.getPeriod().compareTo(BigDecimal.ONE) == 0 && repeat.getPeriodMax() == null;
        return single ? unit : length + " " + unit;
    }

    private static String join(String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
    }
}
