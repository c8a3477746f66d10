package org.reentryhub.web.api;

import java.time.LocalDate;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reentryhub.consent.Informed;

/** That a person was told, as a case manager writes it down. */
public record InformedForm(@Nullable LocalDate givenOn, @Nullable String language, Informed.@Nullable Manner manner) {
    private static final int LONGEST = 50;

    /** What it says; 422 with every fault when it does not hold. */
    public Informed checked(LocalDate today) {
        Faulty faulty = new Faulty();
        LocalDate on = faulty.require("/givenOn", givenOn);
        String in = faulty.require("/language", language);
        Informed.Manner how = faulty.require("/manner", manner);
        if (on != null) {
            faulty.unless(!on.isAfter(today), "/givenOn", "nobody has been told in the future");
            faulty.unless(on.isAfter(today.minusYears(LONGEST)), "/givenOn", "lies too far back");
        }
        if (in != null) {
            faulty.unless(isLanguage(in), "/language", "is a language tag, such as nb or se");
        }
        faulty.refuse();
        return new Informed(Objects.requireNonNull(on), Objects.requireNonNull(in), Objects.requireNonNull(how));
    }

    private static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
