package org.reentryhub.partner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small tables of facts that the jar carries: one row per line, fields between semicolons, remarks after {@code #}. */
final class Table {
    private Table() {}

    /** The rows of a table, each with exactly {@code columns} fields. */
    static List<List<String>> rows(String resource, int columns) {
        return text(resource)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split(";", -1)))
                .peek(row -> {
                    if (row.size() != columns) {
                        throw new IllegalStateException("%s has a row of %d fields".formatted(resource, row.size()));
                    }
                })
                .toList();
    }

    private static String text(String resource) {
        try (InputStream packaged = Table.class.getResourceAsStream(resource)) {
            if (packaged == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            return new String(packaged.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
