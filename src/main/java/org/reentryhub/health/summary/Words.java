package org.reentryhub.health.summary;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
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
            Map.entry("differential", "differensialdiagnose"),
            Map.entry("confirmed", "bekreftet"),
            Map.entry("on-hold", "satt på pause"),
            Map.entry("intended", "planlagt"),
            Map.entry("low", "lav"),
            Map.entry("high", "høy"),
            Map.entry("unable-to-assess", "kan ikke vurderes"));

    private Words() {}

    /** What a thing is called; a thing without a name is said to have none. */
    static String name(CodeableConcept concept) {
        var name = of(concept);
        return name.isBlank() ? UNNAMED : name;
    }

    static String of(String code) {
        return NORWEGIAN.getOrDefault(code, code);
    }

    /** What people call it: the text, else a display, else the bare code. */
    static String of(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText();
        }
        return concept.getCoding().stream()
                .map(coding -> coding.hasDisplay() && !NORWEGIAN.containsKey(coding.getCode())
                        ? coding.getDisplay()
                        : of(String.valueOf(coding.getCode())))
                .findFirst()
                .orElse("");
    }

    static String of(@Nullable Type value) {
        if (value instanceof CodeableConcept concept) {
            return of(concept);
        }
        if (value instanceof Quantity quantity) {
            return of(quantity);
        }
        if (value instanceof Ratio ratio) {
            return of(ratio.getNumerator()) + " / " + of(ratio.getDenominator());
        }
        if (value instanceof BaseDateTimeType time) {
            return date(time);
        }
        if (value instanceof Period period) {
            return since(period);
        }
        return value instanceof PrimitiveType<?> primitive ? primitive.getValueAsString() : "";
    }

    private static String of(Quantity quantity) {
        if (!quantity.hasValue()) {
            return "";
        }
        var unit =
                quantity.hasUnit() ? quantity.getUnit() : quantity.hasCode() ? quantity.getCode() : "(enhet mangler)";
        var comparator = quantity.hasComparator() ? quantity.getComparator().toCode() + " " : "";
        return comparator + quantity.getValue().toPlainString() + " " + unit;
    }

    /** As precise as the source: a year stays a year. */
    static String date(BaseDateTimeType time) {
        var text = time.getValueAsString();
        return text == null ? "" : text.replace('T', ' ');
    }

    static String since(@Nullable Type start) {
        if (start instanceof Period period) {
            var from = period.hasStart() ? "fra " + date(period.getStartElement()) : "";
            return (from + " " + (period.hasEnd() ? "til " + date(period.getEndElement()) : "")).strip();
        }
        var words = of(start);
        return words.isEmpty() ? "" : "siden " + words;
    }

    static String until(@Nullable Type end) {
        var words = of(end);
        return words.isEmpty() ? "" : "til " + words;
    }

    static String dosages(List<Dosage> dosages) {
        return dosages.stream()
                .map(Words::dosage)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String dosage(Dosage dosage) {
        if (dosage.hasText()) {
            return dosage.getText();
        }
        return dosage.getDoseAndRate().stream()
                .map(rate -> of(rate.getDose()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
