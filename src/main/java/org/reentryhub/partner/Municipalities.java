package org.reentryhub.partner;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The municipality numbers of Norway since 1994, from the product's own table (facts of Statistics Norway's classification
 * 131). The number 1507 is kept as split, since Haram left Ålesund in 2024.
 */
@Component
public final class Municipalities {
    private static final int COLUMNS = 6;

    private final Map<String, Municipality> byNumber = Table.rows("/municipalities.csv", COLUMNS).stream()
            .map(Municipalities::municipality)
            .collect(toUnmodifiableMap(Municipality::number, Function.identity()));

    private static Municipality municipality(List<String> row) {
        return new Municipality(
                row.get(0),
                row.get(1),
                Optional.of(row.get(3)).filter(text -> !text.isEmpty()).map(Integer::valueOf),
                Optional.of(row.get(4)).filter(text -> !text.isEmpty()),
                Arrays.stream(row.get(5).split(" "))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    /** What is known of a number; empty when there never was such a one. */
    public Optional<Municipality> find(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** Whether the number is, or was, somebody's. */
    public boolean known(String number) {
        return byNumber.containsKey(number);
    }

    /** Every number there is. */
    public Iterable<Municipality> all() {
        return byNumber.values();
    }

    /** @throws IllegalArgumentException with the end of a sentence, unless something may be sent to the number today */
    String demandOpen(String number) {
        var municipality =
                find(number).orElseThrow(() -> new IllegalArgumentException("is no municipality number of Norway"));
        if (municipality.isNoMunicipality()) {
            throw new IllegalArgumentException("is the number of a place that no municipality is responsible for");
        }
        if (!municipality.isOpen()) {
            throw new IllegalArgumentException("is the number of a municipality that is no more"
                    + municipality
                            .successor()
                            .map(now -> "; it is %s today".formatted(now))
                            .orElse(""));
        }
        return number;
    }
}
