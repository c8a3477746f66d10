package org.reentryhub.health.summary;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** FHIR values as Norwegian words. What cannot be said is said to be missing: a dose without a unit is never a bare number. */
final class Words {
    static final String UNNAMED = "uten navn";

    private static final Map<String, String> NORWEGIAN = Map.ofEntries(
            Map.entry("active", "aktiv"),
            Map.entry("inactive", "inaktiv"),
            Map.entry("recurrence", "tilbakevendt"),
            Map.entry("relapse", "tilbakefall"),
            Map.entry("remission", "i remisjon"),
            Map.entry("resolved", "avsluttet"),
            Map.entry("unconfirmed", "ubekreftet"),
            Map.entry("provisional", "foreløpig"),
            Map.entry("preliminary", "foreløpig"),
            Map.entry("differential", "differensialdiagnose"),
            Map.entry("confirmed", "bekreftet"),
            Map.entry("refuted", "avkreftet"),
            Map.entry("on-hold", "satt på pause"),
            Map.entry("intended", "planlagt"),
            Map.entry("planned", "planlagt"),
            Map.entry("preparation", "under forberedelse"),
            Map.entry("in-progress", "pågår"),
            Map.entry("completed", "fullført"),
            Map.entry("stopped", "stoppet"),
            Map.entry("cancelled", "avbrutt"),
            Map.entry("revoked", "trukket tilbake"),
            Map.entry("draft", "utkast"),
            Map.entry("proposed", "foreslått"),
            Map.entry("proposal", "forslag"),
            Map.entry("option", "alternativ"),
            Map.entry("moderate", "moderat"),
            Map.entry("severe", "alvorlig"),
            Map.entry("not-done", "ikke utført"),
            Map.entry("not-taken", "tas ikke"),
            Map.entry("unknown", "ukjent"),
            Map.entry("low", "lav"),
            Map.entry("high", "høy"),
            Map.entry("unable-to-assess", "kan ikke vurderes"));

    private Words() {}

    /** What a thing is called; a thing without a name is said to have none. */
    static String name(CodeableConcept concept) {
        var name = of(concept);
        return name.isBlank() ? UNNAMED : name;
    }

    /** In which state a thing is; that nobody says it is said. */
    static String state(@Nullable String code) {
        return code == null ? "status ukjent" : of(code);
    }

    static String of(String code) {
        return NORWEGIAN.getOrDefault(code, code);
    }

    /** What people call it: the text, else a display, else the bare code. */
    static String of(CodeableConcept concept) {
        if (concept.getText() != null) {
            return concept.getText();
        }
        return concept.getCoding().stream()
                .filter(coding -> coding.getDisplay() != null || coding.getCode() != null)
                .map(Words::of)
                .findFirst()
                .orElse("");
    }

    static String of(Coding coding) {
        var known = Optional.ofNullable(coding.getCode())
                .filter(code ->
                        coding.getSystem() != null && coding.getSystem().startsWith("http://terminology.hl7.org/"))
                .map(NORWEGIAN::get);
        return known.or(() -> Optional.ofNullable(coding.getDisplay())).orElseGet(() -> "kode " + coding.getCode());
    }

    static String of(@Nullable Type value) {
        if (value instanceof CodeableConcept concept) {
            return of(concept);
        }
        if (value instanceof Quantity quantity) {
            return of(quantity);
        }
        if (value instanceof Range range) {
            return of(range);
        }
        if (value instanceof Ratio ratio) {
            return of(ratio.getNumerator()) + " / " + of(ratio.getDenominator());
        }
        if (value instanceof BaseDateTimeType time) {
            return date(time);
        }
        if (value instanceof Period period) {
            return from(period);
        }
        if (value instanceof BooleanType answer) {
            return answer.hasValue() ? answer.booleanValue() ? "ja" : "nei" : "";
        }
        return value instanceof PrimitiveType<?> primitive && primitive.hasValue() ? primitive.getValueAsString() : "";
    }

    private static String of(Quantity quantity) {
        if (quantity.getValue() == null) {
            return "";
        }
        var unit = Stream.of(quantity.getUnit(), quantity.getCode())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("(enhet mangler)");
        var comparator =
                quantity.getComparator() != null ? quantity.getComparator().toCode() + " " : "";
        return comparator + quantity.getValue().toPlainString() + " " + unit;
    }

    private static String of(Range range) {
        return (range.hasLow() ? "fra " + of(range.getLow()) + " " : "")
                + (range.hasHigh() ? "til " + of(range.getHigh()) : "");
    }

    /** As precise as the source: a year stays a year. */
    static String date(BaseDateTimeType time) {
        var text = time.getValueAsString();
        return text == null ? "" : text.replace('T', ' ');
    }

    /** A beginning, be it past or to come. */
    static String from(@Nullable Type start) {
        if (start instanceof Period period) {
            var from = period.hasStart() ? "fra " + date(period.getStartElement()) : "";
            return (from + " " + (period.hasEnd() ? "til " + date(period.getEndElement()) : "")).strip();
        }
        var words = of(start);
        return words.isEmpty() || start instanceof Range ? words : "fra " + words;
    }

    static String until(@Nullable Type end) {
        var words = of(end);
        return words.isEmpty() || end instanceof Period || end instanceof Range ? words : "til " + words;
    }

    static String notes(List<Annotation> notes) {
        var words =
                notes.stream().map(Annotation::getText).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return words.isEmpty() ? "" : "merknad: " + words;
    }
}
