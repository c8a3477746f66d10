package org.reentryhub.referral;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which referrals gave way when numbers became one: undone, they come back. */
@Component
class Joinings {
    private final JdbcClient jdbc;
    private final Clock clock;

    Joinings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(Joining joining, PersonNumber former) {
        jdbc.sql(
                        """
                insert into hub.referral_joined (referral_id, kept_id, former_number, joined_at)
                values (:id, :kept, :former, :now)
                on conflict (referral_id) do update
                   set kept_id = excluded.kept_id, former_number = excluded.former_number, joined_at = excluded.joined_at""")
                .param("id", joining.ended().id())
                .param("kept", joining.kept().id())
                .param("former", former.value())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Takes back what gave way when that number ceased. */
    List<UUID> take(PersonNumber former) {
        return jdbc.sql("delete from hub.referral_joined where former_number = :former returning referral_id")
                .param("former", former.value())
                .query(UUID.class)
                .list();
    }
}
