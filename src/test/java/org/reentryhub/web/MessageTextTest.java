package org.reentryhub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reentryhub.partner.Partner.Language;

/** Messages in words, from the files that hold every kind of message there is. */
class MessageTextTest {
    private static final Path MESSAGES = Path.of("src/test/resources/messages");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> everyMessage() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void everyKindOfMessageHasWordsInBothForms(Path file) throws IOException {
        for (Language language : Language.values()) {
            String text = MessageText.of(JSON.readTree(file.toFile()), language);
            assertThat(text).doesNotContain("{", "null", "HOMELESS", "KEEP_OR_CANCEL", "CONSENT");
        }
    }

    @Test
    void aHousingReferralInNynorsk() throws IOException {
        assertThat(MessageText.of(message("referral-housing"), Language.NN))
                .isEqualTo(
                        """
                        Bustad: tilvising
                        Versjon 1, send 22. november 2026 kl. 10.00
                        Svar innan 27. november 2026 kl. 10.00
                        Referanse 00000000-0000-0000-0000-000000000002

                        Personen
                          Fødselsnummer: 17899001281
                          Namn: Kari Eksempel
                          Fødd: 17. september 1990
                          Språk: norsk bokmål
                          Treng tolk: nei

                        Lauslating
                          Dato: 14. januar 2027
                          Kor sikkert: planlagd

                        Bustad
                          Bustadsituasjon: utan bustad
                          Husstand: 1 vaksne, 0 barn
                          Må vere tilgjengeleg med funksjonsnedsetjing: nei
                          Tal rom: 1
                          Oppfølging: å bu for seg sjølv
                          Økonomisk hjelp: garanti for depositum, bustøtte
                          Trengst frå: 14. januar 2027

                        Grunnlag
                          Grunnlag: samtykke
                          Referanse: c-1
                        """);
    }

    @Test
    void aCancellationSaysWhyAndNothingOfThePerson() throws IOException {
        assertThat(MessageText.of(message("cancellation"), Language.NB))
                .startsWith("Bolig: henvisningen er trukket tilbake\n")
                .contains("Grunn: samtykket er trukket tilbake")
                .doesNotContain("Person");
    }

    @Test
    void aMovedReleaseNamesTheDayThatWasToldBefore() throws IOException {
        assertThat(MessageText.of(message("update-of-the-release"), Language.NB))
                .contains("Før het det: 24. desember 2026 (anslått)");
    }

    @Test
    void aCodeThatNobodyHasAWordForStandsAsItIs() throws IOException {
        ObjectNode message = message("referral-housing");
        ((ObjectNode) message.get("housing")).put("situation", "IN_A_TENT");
        assertThat(MessageText.of(message, Language.NB)).contains("Boligsituasjon: IN_A_TENT");
    }

    @Test
    void noTextOfAPersonCanPassForALineOfTheMessage() throws IOException {
        ObjectNode message = message("update-with-information");
        ((ObjectNode) message.at("/information/0")).put("text", "Yes.\nReferanse: forged\r\nGrunnlag");
        assertThat(MessageText.of(message, Language.NB).lines())
                .noneMatch(line -> line.startsWith("Referanse: forged") || line.startsWith("Grunnlag\r"))
                .filteredOn("Grunnlag"::equals)
                .hasSize(1);
    }

    @Test
    void bothFormsHaveTheSameWords() {
        List<List<String>> keys = Arrays.stream(Language.values())
                .map(language ->
                        ResourceBundle.getBundle("messages/referral", java.util.Locale.forLanguageTag(language.name()))
                                .keySet()
                                .stream()
                                .sorted()
                                .toList())
                .toList();
        assertThat(keys.get(0)).isEqualTo(keys.get(1));
    }

    private static ObjectNode message(String name) throws IOException {
        JsonNode message = JSON.readTree(MESSAGES.resolve(name + ".json").toFile());
        return (ObjectNode) message;
    }
}
