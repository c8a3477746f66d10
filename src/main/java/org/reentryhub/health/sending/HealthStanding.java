package org.reentryhub.health.sending;

import java.time.OffsetDateTime;
import org.reentryhub.delivery.PartnerStanding;
import org.reentryhub.delivery.SummedUp;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All health parties in one line: which clinic is written to would tell what its patients have (CONTRACT, section 6). */
@Component
class HealthStanding implements SummedUp {
    private final JdbcClient health;

    HealthStanding(@Qualifier("healthJdbc") JdbcClient health) {
        this.health = health;
    }

    @Override
    public PartnerStanding standing() {
        return health.sql(
                        """
                select count(*) filter (where state in ('PENDING', 'RETRYING')) as backlog,
                       count(*) filter (where state = 'DEAD') as dead,
                       min(created_at) filter (where state in ('PENDING', 'RETRYING')) as oldest,
                       max(ended_at) filter (where state = 'DELIVERED') as success
                  from health.delivery""")
                .query((row, number) -> PartnerStanding.open(
                        "health",
                        row.getLong("backlog"),
                        row.getLong("dead"),
                        row.getObject("oldest", OffsetDateTime.class),
                        row.getObject("success", OffsetDateTime.class)))
                .single();
    }
}
