package org.reentryhub.referral;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which versions may be out: those at which an attempt has begun. */
@Component
class SentVersions {
    /** One that was surely not taken told the receiver nothing; unless it speaks of it, whatever its server said. */
    private static final String MAY_HAVE_ARRIVED =
            """
            (exists (select from hub.attempt a
                      where a.message_id = d.message_id
                        and (a.outcome is null or a.outcome in ('DELIVERED', 'FETCHED', 'UNKNOWN')))
             or exists (select from hub.answer a where a.referral_id = d.referral_id and a.version = d.version)
             or exists (select from hub.receipt r where r.message_id = d.message_id and r.status = 'RECEIVED'))""";

    private final JdbcClient jdbc;

    SentVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean hasBegun(UUID referralId, int version) {
        return jdbc.sql(
                        """
                select exists (select from hub.delivery
                                where referral_id = :referral and version = :version and attempts > 0)""")
                .param("referral", referralId)
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    /** What the receiver has been told, and what is waiting to be told. */
    Said said(UUID referralId, List<Version> versions) {
        record Row(int version, String state, boolean mayHaveArrived) {}
        List<Row> rows = jdbc.sql(
                        """
                select version, state, %s as may_have_arrived from hub.delivery d
                 where referral_id = :id and kind <> 'CANCELLATION' order by version desc"""
                                .formatted(MAY_HAVE_ARRIVED))
                .param("id", referralId)
                .query(Row.class)
                .list();
        Optional<Row> told = rows.stream().filter(Row::mayHaveArrived).findFirst();
        Optional<Row> waiting = rows.stream()
                .filter(row -> List.of("PENDING", "RETRYING").contains(row.state()))
                .filter(row -> row.version() > told.map(Row::version).orElse(0))
                .findFirst();
        return new Said(
                told.flatMap(row -> numbered(versions, row.version())),
                told.filter(row -> row.state().equals("DELIVERED")).isPresent(),
                waiting.flatMap(row -> numbered(versions, row.version())));
    }

    private static Optional<Version> numbered(List<Version> versions, int number) {
        return versions.stream().filter(version -> version.number() == number).findFirst();
    }

    /** The newest version that the receiver may have, 0 when it has none. */
    int newestArrived(UUID referralId) {
        return jdbc.sql("select coalesce(max(version), 0) from hub.delivery d where referral_id = :id and "
                        + MAY_HAVE_ARRIVED)
                .param("id", referralId)
                .query(Integer.class)
                .single();
    }
}
