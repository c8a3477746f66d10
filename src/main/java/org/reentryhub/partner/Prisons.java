package org.reentryhub.partner;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The prisons the product knows by code, and in which municipality each lies. A code that is not here is an alert, never an error. */
@Component
public final class Prisons {
    private static final int COLUMNS = 3;

    private final Map<String, List<String>> byCode =
            Table.rows("/prisons.csv", COLUMNS).stream().collect(toUnmodifiableMap(row -> row.get(0), row -> row));

    /** Whether the code is one of ours. */
    public boolean known(String code) {
        return byCode.containsKey(code);
    }

    /** The codes of all of them. */
    public Set<String> codes() {
        return byCode.keySet();
    }

    /** What people call the prison. */
    public Optional<String> name(String code) {
        return Optional.ofNullable(byCode.get(code)).map(row -> row.get(1));
    }

    /** The number of the municipality it lies in. */
    public Optional<String> municipality(String code) {
        return Optional.ofNullable(byCode.get(code)).map(row -> row.get(2));
    }
}
