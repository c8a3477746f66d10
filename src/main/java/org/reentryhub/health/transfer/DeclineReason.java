package org.reentryhub.health.transfer;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a recipient says no: the hub's own closed list, for there is no international one that fits. Each reason says in
 * Norwegian what it means and what the health unit does next.
 */
public enum DeclineReason {
    NO_CAPACITY("Har ikke kapasitet", "Velg en annen mottaker, eller løft saken hos mottakeren."),
    WAITLISTED("Satt på venteliste", "Finn noen som kan følge opp fra løslatelsesdagen til plassen er ledig."),
    OUT_OF_AREA(
            "Utenfor mottakerens område", "Finn mottakeren for pasientens bostedskommune, og rett opp i journalen."),
    WRONG_SERVICE("Feil tjeneste", "Finn riktig tjeneste, og rett opp mottakeren i journalen."),
    REDIRECTED("Sendt videre", "Før opp den nye mottakeren i journalen, og start en overføring dit."),
    NOT_ENTITLED(
            "Avslag: ikke rett til nødvendig helsehjelp",
            "Avtal oppfølging hos fastlegen, og fortell pasienten om klageretten (pbrl. § 7-2)."),
    INSUFFICIENT_INFORMATION(
            "Mangler opplysninger", "Skriv det som mangler inn i journalen, og slipp overføringen på nytt."),
    ALREADY_IN_TREATMENT(
            "Er allerede i behandling der", "Ingen ny henvisning trengs. Sjekk at sammendraget er kommet fram."),
    PATIENT_DECLINED("Pasienten takker nei", "Stopp overføringen, og snakk med pasienten."),
    PATIENT_NOT_REACHABLE("Får ikke tak i pasienten", "Gi mottakeren en måte å nå pasienten på, og slipp på nytt."),
    DUPLICATE("Henvisningen finnes fra før", "Ingenting å gjøre: lukk varselet."),
    DECEASED("Pasienten er død", "Stopp alle overføringer, og sjekk med fengselet."),
    RELEASE_CANCELLED("Løslatelsen er avlyst", "Sjekk løslatelsesdatoen, og stopp overføringen hvis den ikke gjelder."),
    OTHER("Takker nei av andre grunner", "Les begrunnelsen, og ring mottakeren.");

    private final String words;
    private final String nextStep;

    DeclineReason(String words, String nextStep) {
        this.words = words;
        this.nextStep = nextStep;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String words() {
        return words;
    }

    /** What the health unit does next. */
    public String nextStep() {
        return nextStep;
    }

    public static Optional<DeclineReason> of(@Nullable String code) {
        return Stream.of(values()).filter(reason -> reason.code().equals(code)).findFirst();
    }

    /** What a code that is not of this list amounts to: a no that somebody has to read. */
    public static DeclineReason orOther(@Nullable String code) {
        return of(code).orElse(OTHER);
    }
}
