package org.reentryhub.custody;

import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.reentryhub.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Finds people by the beginnings of their names without keeping the names readable: a keyed fingerprint of every
 * beginning, from two letters on, of every word of a name.
 */
@Component
class NamePrints {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 12;
    private static final int MOST_WORDS = 12;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private final Vault vault;

    NamePrints(Vault vault) {
        this.vault = vault;
    }

    /** All beginnings of all words of the name. */
    Long[] of(PersonName name) {
        return prints(words(name.given() + " " + name.family()).flatMap(NamePrints::beginnings));
    }

    /** What must all be among the prints of whoever is meant. */
    Long[] wanted(String query) {
        return prints(words(query).map(word -> word.substring(0, Math.min(word.length(), LONGEST))));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(plain(text)))
                .filter(word -> word.length() >= SHORTEST)
                .limit(MOST_WORDS);
    }

    private static Stream<String> beginnings(String word) {
        return IntStream.rangeClosed(SHORTEST, Math.min(word.length(), LONGEST))
                .mapToObj(length -> word.substring(0, length));
    }

    /** Small letters without accents; what has no plain letter of its own in Unicode gets the one people type instead. */
    static String plain(String text) {
        String small = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return ACCENTS.matcher(small)
                .replaceAll("")
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("đ", "d")
                .replace("ŋ", "n")
                .replace("ŧ", "t")
                .replace("ł", "l")
                .replace("ß", "ss");
    }

    private Long[] prints(Stream<String> words) {
        return words.distinct()
                .map(word ->
                        ByteBuffer.wrap(vault.fingerprint("custody.name", word)).getLong())
                .toArray(Long[]::new);
    }
}
