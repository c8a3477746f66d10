package org.reentryhub;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that rests in a schema, a line a row. */
public final class AllRows {
    private AllRows() {}

    public static List<String> of(JdbcClient jdbc, String schema) {
        return jdbc
                .sql("select table_name from information_schema.tables where table_schema = :schema")
                .param("schema", schema)
                .query(String.class)
                .list()
                .stream()
                .flatMap(table ->
                        jdbc
                                .sql("select t::text from " + schema + "." + table + " t")
                                .query(String.class)
                                .list()
                                .stream())
                .toList();
    }
}
