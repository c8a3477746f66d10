package org.reentryhub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What operators see of the partners. */
@Component
public class PartnerLedger {
    private final JdbcClient jdbc;
    private final Partners partners;
    private final List<SummedUp> summedUp;

    PartnerLedger(JdbcClient jdbc, Partners partners, List<SummedUp> summedUp) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.summedUp = summedUp;
    }

    /** Every partner of the directory, and those that left it and were written to, by id; then health's one line. */
    public List<PartnerStanding> partners() {
        Map<String, PartnerStanding> standings = partners.all().stream()
                .filter(partner -> !partner.isHealth())
                .collect(Collectors.toMap(
                        Partner::id,
                        partner -> PartnerStanding.neverWrittenTo(partner.id()),
                        (one, same) -> one,
                        TreeMap::new));
        standings.putAll(writtenTo());
        return Stream.concat(standings.values().stream(), summedUp.stream().map(SummedUp::standing))
                .toList();
    }

    private Map<String, PartnerStanding> writtenTo() {
        return jdbc
                .sql(
                        """
                select partner, why, since, stopped_by, reason,
                       coalesce(backlog, 0) as backlog, coalesce(dead, 0) as dead, oldest, success
                  from (select partner,
                               count(*) filter (where state in ('PENDING', 'RETRYING')) as backlog,
                               count(*) filter (where state = 'DEAD') as dead,
                               min(created_at) filter (where state in ('PENDING', 'RETRYING')) as oldest,
                               max(ended_at) filter (where state = 'DELIVERED') as success
                          from hub.delivery group by partner) counted
                  full join hub.partner_pause using (partner)""")
                .query(PartnerLedger::standing)
                .list()
                .stream()
                .collect(Collectors.toMap(PartnerStanding::partner, Function.identity()));
    }

    private static PartnerStanding standing(ResultSet row, int number) throws SQLException {
        return new PartnerStanding(
                row.getString("partner"),
                row.getString("why") == null ? "CLOSED" : "OPEN",
                row.getString("why"),
                row.getLong("backlog"),
                row.getLong("dead"),
                row.getObject("oldest", OffsetDateTime.class),
                row.getObject("success", OffsetDateTime.class),
                row.getObject("since", OffsetDateTime.class),
                row.getString("stopped_by"),
                row.getString("reason"));
    }
}
