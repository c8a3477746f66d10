package org.reentryhub.web.console.people;

import java.time.LocalDate;
import org.reentryhub.consent.Informed;
import org.reentryhub.web.api.InformedForm;
import org.reentryhub.web.console.Typed;

/** The form by which it is written down that a person was told, as it was typed. */
public record InformedFields(String informedOn, String language, String manner) {

    static InformedFields usual(LocalDate today) {
        return new InformedFields(today.toString(), "nb", "SPOKEN");
    }

    Informed checked(LocalDate today) {
        return new InformedForm(
                        Typed.date(informedOn).orElse(null),
                        language.isBlank() ? null : language,
                        Typed.code(manner, Informed.Manner.class).orElse(null))
                .checked(today);
    }
}
