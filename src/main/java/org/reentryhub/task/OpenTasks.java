package org.reentryhub.task;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much waits for human beings, of everybody together. */
@Component
public class OpenTasks {
    private final JdbcClient jdbc;

    OpenTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many are open of each code that has any. */
    public Map<String, Long> byCode() {
        return jdbc
                .sql("select code, count(*) as open from hub.task where done_at is null group by code")
                .query((row, number) -> Map.entry(row.getString("code"), row.getLong("open")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
