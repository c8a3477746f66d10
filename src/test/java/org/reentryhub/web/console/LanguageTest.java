package org.reentryhub.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "nn-NO, NN",
        "no, NB",
        "nb-NO nn, NB",
        "de fr en-GB nb, EN",
        "de, NB",
        "se nn nb, NN",
    })
    void aReaderGetsTheFirstLanguageThatWeHave(String wanted, Language given) {
        List<Locale> locales =
                Arrays.stream(wanted.split(" ")).map(Locale::forLanguageTag).toList();
        assertThat(Language.preferred(locales)).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc", "NB", "nb-NO", "", "de", "nb\r\nSet-Cookie: a=b"})
    void nothingElseCanBeChosen(String tag) {
        assertThat(Language.chosen(tag)).isEmpty();
    }
}
