package org.reentryhub.delivery;

import static java.time.temporal.ChronoUnit.HOURS;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.reentryhub.NorwegianTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the attempts of the last day went, by the hour in which they ended. Health's are not among them. */
@Component
public class AttemptsByHour {
    private static final int LAST = 24;

    private final JdbcClient jdbc;
    private final Clock clock;

    AttemptsByHour(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One hour, from its beginning; both 0 where nothing was tried. */
    public record Hour(OffsetDateTime from, long delivered, long failed) {}

    /** Always 24, the oldest first; the last is the one that runs. */
    public List<Hour> lastDay() {
        OffsetDateTime running =
                OffsetDateTime.now(clock.withZone(NorwegianTime.ZONE)).truncatedTo(HOURS);
        OffsetDateTime first = running.minusHours(LAST - 1L);
        Map<Long, Hour> counted = counted(first);
        return LongStream.range(0, LAST)
                .mapToObj(number -> counted.getOrDefault(number, new Hour(first.plusHours(number), 0, 0)))
                .toList();
    }

    private Map<Long, Hour> counted(OffsetDateTime first) {
        return jdbc
                .sql(
                        """
                select date_trunc('hour', ended_at) as hour,
                       count(*) filter (where outcome = 'DELIVERED') as delivered,
                       count(*) filter (where outcome <> 'DELIVERED') as failed
                  from hub.attempt where ended_at >= :first group by 1""")
                .param("first", first)
                .query((row, number) -> new Hour(
                        row.getObject("hour", OffsetDateTime.class).withOffsetSameInstant(first.getOffset()),
                        row.getLong("delivered"),
                        row.getLong("failed")))
                .list()
                .stream()
                .collect(Collectors.toMap(hour -> HOURS.between(first, hour.from()), Function.identity()));
    }
}
