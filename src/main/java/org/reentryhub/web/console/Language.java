package org.reentryhub.web.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of the pages. State bodies owe both forms of Norwegian to whoever asks (språklova § 14). */
enum Language {
    NB("Bokmål", "nb", "no"),
    NN("Nynorsk", "nn"),
    EN("English", "en");

    private final String ownName;
    private final List<String> tags;

    Language(String ownName, String... tags) {
        this.ownName = ownName;
        this.tags = List.of(tags);
    }

    /** What the language calls itself. */
    String ownName() {
        return ownName;
    }

    String tag() {
        return tags.get(0);
    }

    Locale locale() {
        return Locale.forLanguageTag(tag());
    }

    /** The language somebody chose by its tag; nothing for any other text. */
    static Optional<Language> chosen(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** The first language of an {@code Accept-Language} list that we have, in the reader's order; else Bokmål. */
    static Language preferred(Iterable<Locale> wanted) {
        for (Locale locale : wanted) {
            for (Language language : values()) {
                if (language.tags.contains(locale.getLanguage())) {
                    return language;
                }
            }
        }
        return NB;
    }
}
