package org.reentryhub.custody;

import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as columns: PostgreSQL takes a chunk as one array for each column, which is one statement for all of them. */
final class Columns {
    private Columns() {}

    static <T> String[] text(Collection<T> rows, Function<? super T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    static <T> UUID[] uuid(Collection<T> rows, Function<? super T, @Nullable UUID> value) {
        return rows.stream().map(value).toArray(UUID[]::new);
    }

    static <T> Long[] number(Collection<T> rows, Function<? super T, Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    static <T> byte[][] bytes(Collection<T> rows, Function<? super T, byte @Nullable []> value) {
        return rows.stream().map(value).toArray(byte[][]::new);
    }
}
