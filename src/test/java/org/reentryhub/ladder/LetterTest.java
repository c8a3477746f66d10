package org.reentryhub.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.reentryhub.partner.Partner.Language;

/** A mail is in the form of Norwegian that its receiver uses, whatever the machine speaks. */
class LetterTest {
    private static final URI HUB = URI.create("https://hub.example/");

    @Test
    void itIsInBokmaalOrNynorsk() {
        Locale before = Locale.getDefault();
        try {
            for (Locale machine :
                    new Locale[] {Locale.ENGLISH, Locale.forLanguageTag("nn"), Locale.forLanguageTag("nb")}) {
                Locale.setDefault(machine);
                assertThat(Letter.in(Language.NB, HUB).text()).contains("Noe venter på dere", "https://hub.example/");
                assertThat(Letter.in(Language.NN, HUB).text()).contains("Noko ventar på dykk", "https://hub.example/");
                assertThat(Letter.in(Language.NN, HUB).subject()).isEqualTo("Noko ventar på dykk i Reentry Hub");
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
