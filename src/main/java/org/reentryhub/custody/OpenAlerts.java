package org.reentryhub.custody;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All open alerts, for eyes that may not see persons. */
@Component
public class OpenAlerts {
    private static final int PAGE_SIZE = 50;

    private final JdbcClient jdbc;
    private final KnownCodes codes;

    OpenAlerts(JdbcClient jdbc, KnownCodes codes) {
        this.jdbc = jdbc;
        this.codes = codes;
    }

    /**
     * @param prison whose staff should look; null for the hub's operators
     * @param detail what it is about, where that is nobody
     */
    public record Line(
            UUID id,
            String code,
            @Nullable String prison,
            Instant raisedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String detail) {}

    /** How many are open of each code that has any. */
    public Map<String, Long> byCode() {
        return jdbc
                .sql("select code, count(*) as open from hub.alert where closed_at is null group by code")
                .query((row, n) -> Map.entry(row.getString("code"), row.getLong("open")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many are there for nobody but the operators, since their prison is none or unknown. */
    public long forOperators() {
        return jdbc.sql(
                        """
                select count(*) from hub.alert
                 where closed_at is null and (prison is null or prison <> all(:known))""")
                .param("known", codes.prisons().toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** First those that no prison's staff can see, since theirs is none or unknown; then the newest. 50 to a page; page from 0. */
    public Page<Line> list(int page) {
        long total = jdbc.sql("select count(*) from hub.alert where closed_at is null")
                .query(Long.class)
                .single();
        List<Line> items = jdbc.sql(
                        """
                select id, code, prison, raised_at, case when person_number is null then detail end as of_nobody
                  from hub.alert where closed_at is null
                 order by (prison is null or prison <> all(:known)) desc, raised_at desc, id
                 limit :size offset :offset""")
                .param("known", codes.prisons().toArray(String[]::new))
                .param("size", PAGE_SIZE)
                .param("offset", (long) page * PAGE_SIZE)
                .query((row, n) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("prison"),
                        row.getTimestamp("raised_at").toInstant(),
                        row.getString("of_nobody")))
                .list();
        return new Page<>(items, total, page);
    }
}
