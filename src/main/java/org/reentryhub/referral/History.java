package org.reentryhub.referral;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log of a referral: every step, and every thing that was no step. */
@Component
public class History {
    private final JdbcClient jdbc;

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What happened, when, and by which organisation. */
    public record Event(
            OffsetDateTime at, String what, ReferralState from, ReferralState to, int version, String organisation) {}

    /** Everything that happened to a referral, oldest first. */
    public List<Event> of(UUID referralId) {
        return jdbc.sql("select * from hub.referral_event where referral_id = :id order by id")
                .param("id", referralId)
                .query((row, number) -> new Event(
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("what"),
                        ReferralState.valueOf(row.getString("from_state")),
                        ReferralState.valueOf(row.getString("to_state")),
                        row.getInt("version"),
                        row.getString("organisation")))
                .list();
    }
}
