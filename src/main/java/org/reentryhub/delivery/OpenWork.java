package org.reentryhub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is not done yet, by partner, read in one go: unlike {@link PartnerLedger} it costs nothing for what is long done. */
@Component
public class OpenWork {
    private final JdbcClient jdbc;

    OpenWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A partner for whom something waits or is dead, or who is left alone.
     *
     * @param oldest when the oldest that waits was composed
     * @param why it is left alone, if it is
     */
    public record Line(
            String partner, long backlog, long dead, @Nullable OffsetDateTime oldest, @Nullable String why) {}

    /** Partners of whom there is nothing to say have no line. */
    public List<Line> lines() {
        return jdbc.sql(
                        """
                select coalesce(open.partner, pause.partner) as partner, pause.why, oldest,
                       coalesce(backlog, 0) as backlog, coalesce(dead, 0) as dead
                  from (select partner, min(created_at) filter (where state <> 'DEAD') as oldest,
                               count(*) filter (where state <> 'DEAD') as backlog,
                               count(*) filter (where state = 'DEAD') as dead
                          from hub.delivery where state in ('PENDING', 'RETRYING', 'DEAD') group by partner) open
                  full join hub.partner_pause pause on pause.partner = open.partner""")
                .query(OpenWork::line)
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getString("partner"),
                row.getLong("backlog"),
                row.getLong("dead"),
                row.getObject("oldest", OffsetDateTime.class),
                row.getString("why"));
    }
}
