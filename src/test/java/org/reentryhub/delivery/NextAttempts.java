package org.reentryhub.delivery;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets what waits for its next attempt be tried with the next sweep, so that nobody sits through the steps of the ladder. */
public final class NextAttempts {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final String table;
    private final String key;

    private NextAttempts(JdbcClient jdbc, Clock clock, String table, String key) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.table = table;
        this.key = key;
    }

    public static NextAttempts ofReferrals(JdbcClient hub, Clock clock) {
        return new NextAttempts(hub, clock, "hub.delivery", "referral_id");
    }

    public static NextAttempts ofPeople(JdbcClient hub, Clock clock) {
        return new NextAttempts(hub, clock, "hub.delivery", "person_number");
    }

    public static NextAttempts ofTransfers(JdbcClient health, Clock clock) {
        return new NextAttempts(health, clock, "health.delivery", "transfer_id");
    }

    /** For whoever has seen an attempt fail: what is not yet waiting for another is left as it is. */
    public void comeNow(String one) {
        jdbc.sql(bringForward() + " and cast(" + key + " as text) = :one")
                .param("now", OffsetDateTime.now(clock))
                .param("one", one)
                .update();
    }

    /** Of everybody who waits. */
    public void allComeNow() {
        jdbc.sql(bringForward()).param("now", OffsetDateTime.now(clock)).update();
    }

    private String bringForward() {
        return "update " + table + " set next_attempt_at = :now"
                + " where state = 'RETRYING' and lease is null and next_attempt_at > :now";
    }
}
