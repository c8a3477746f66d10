package org.reentryhub.health.supply;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What is found, in a sentence for health staff. */
public final class SupplyWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d. MMMM yyyy", Locale.forLanguageTag("nb-NO"));

    private SupplyWords() {}

    /** The sentence; names the medicine, so it is for their eyes and never kept. */
    public static String sentence(SupplyFinding finding) {
        var medicine = finding.medicine().orElse("");
        return switch (finding.code()) {
            case GAP -> finding.gap().map(gap -> gap(medicine, gap)).orElseThrow();
            case NO_DISPENSING_POINT ->
                "%s: det er ikke kjent, eller ikke entydig, hvem som utleverer neste dose.".formatted(medicine);
            case OPENING_UNKNOWN -> "%s: det er ikke kjent når neste utleveringssted har åpent.".formatted(medicine);
            case LAST_DOSE_UNKNOWN -> "%s: ingen gitt dose er registrert.".formatted(medicine);
            case SUPPLY_UNKNOWN ->
                "%s: noe er utlevert, men det går ikke fram når, eller hvor mange dager det varer.".formatted(medicine);
            case MEDICINE_NOT_RECOGNISED ->
                "%s: uten ATC-kode kan ikke huben se om dette er substitusjonsbehandling.".formatted(medicine);
            case NO_NALOXONE -> "Det er ikke registrert at nalokson er utlevert under dette oppholdet.";
            case RELEASE_DATE_UNKNOWN -> "Løslatelsesdagen er ikke kjent, så ingen kan si om dosene rekker.";
        };
    }

    private static String gap(String medicine, Gap gap) {
        return gap.days() == 1
                ? "%s: ingen dose %s.".formatted(medicine, day(gap.from()))
                : "%s: %d dager uten dose, fra %s til og med %s."
                        .formatted(medicine, gap.days(), day(gap.from()), day(gap.to()));
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
