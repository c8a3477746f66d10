package org.reentryhub.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How early NAV knew of releases, by prison and month. What counts is the first acknowledged notice that named the day on which
 * the person then was released, unless a later one that was acknowledged took it back. A death is no release.
 */
@Component
@Transactional(readOnly = true)
public class NoticeLedger {
    /** Each release with how many days before it NAV had acknowledged its day; null when it never has. */
    private static final String RELEASES =
            """
            with release as (
              select s.id, s.institution as prison, to_char(s.ended, 'YYYY-MM') as month,
                     s.ended - cast((
                       select min(n.acknowledged_at) from hub.notice n
                        where n.stay_id = s.id and n.end_named = s.ended
                          and n.version > coalesce((select max(o.version) from hub.notice o
                                                     where o.stay_id = s.id and o.acknowledged_at is not null
                                                       and o.end_named is distinct from s.ended), 0))
                       at time zone 'Europe/Oslo' as date) as days
                from hub.stay s where s.state = 'RELEASED' and s.ended >= :since)
            """;

    private final JdbcClient jdbc;

    NoticeLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The releases of one prison in one month.
     *
     * @param share of the releases that NAV acknowledged before their day, from 0 to 1
     * @param medianDaysBefore of those acknowledged at all; negative when it was after
     * @param neverAcknowledged how many NAV has not acknowledged to this hour
     * @param worst those known least early, up to five
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Line(
            String prison,
            String month,
            long releases,
            long acknowledgedBefore,
            double share,
            @Nullable Double medianDaysBefore,
            long neverAcknowledged,
            List<Release> worst) {}

    /**
     * One release.
     *
     * @param stay the hub's own id of it, {@code referralId} in its notices
     * @param daysBefore how early NAV acknowledged its day; 0 on the day, negative after it, null never
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Release(UUID stay, @Nullable Integer daysBefore) {}

    private record Placed(String prison, String month, Release release) {}

    /** The months from {@code since} on, newest first. */
    public List<Line> since(YearMonth since) {
        Map<String, List<Release>> worst = worst(since);
        return jdbc.sql(
                        RELEASES
                                + """
                select prison, month, count(*) as releases, count(*) filter (where days > 0) as before,
                       percentile_cont(0.5) within group (order by days) as median,
                       count(*) filter (where days is null) as never
                  from release group by prison, month order by month desc, prison""")
                .param("since", since.atDay(1))
                .query((row, number) -> new Line(
                        row.getString("prison"),
                        row.getString("month"),
                        row.getLong("releases"),
                        row.getLong("before"),
                        row.getDouble("before") / row.getLong("releases"),
                        row.getObject("median", Double.class),
                        row.getLong("never"),
                        worst.getOrDefault(place(row.getString("prison"), row.getString("month")), List.of())))
                .list();
    }

    private Map<String, List<Release>> worst(YearMonth since) {
        return jdbc
                .sql(
                        RELEASES
                                + """
                select * from (select *, row_number() over (partition by prison, month
                                                            order by days nulls first, id) as place from release) ranked
                 where place <= 5 order by place""")
                .param("since", since.atDay(1))
                .query((row, number) -> new Placed(
                        row.getString("prison"),
                        row.getString("month"),
                        new Release(row.getObject("id", UUID.class), row.getObject("days", Integer.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        each -> place(each.prison(), each.month()),
                        Collectors.mapping(Placed::release, Collectors.toList())));
    }

    private static String place(String prison, String month) {
        return month + " " + prison;
    }
}
