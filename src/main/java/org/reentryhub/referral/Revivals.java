package org.reentryhub.referral;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.Ids;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What receivers had agreed and done before a person came back. It is put before the case manager and sends nothing: the next
 * handover of that need is weighed like any other, by consent and by who is responsible, and if it goes to the same office it
 * names the referral that it goes on from.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Revivals {
    static final String AGREED_BEFORE = "AGREED_BEFORE";

    private final JdbcClient jdbc;
    private final Alerts alerts;
    private final Ids ids;
    private final Clock clock;

    Revivals(JdbcClient jdbc, Alerts alerts, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.alerts = alerts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts it before the case manager, once.
     *
     * @param sentence without personal data
     */
    void offer(Referral met, CustodyRecord record, String sentence) {
        UUID alert = ids.next();
        int offered = jdbc.sql(
                        """
                insert into hub.agreed_before (referral_id, offered_at, alert_id) values (:referral, :now, :alert)
                on conflict do nothing""")
                .param("referral", met.id())
                .param("now", OffsetDateTime.now(clock))
                .param("alert", alert)
                .update();
        if (offered == 1) {
            alerts.raise(alert, record.personNumber(), record.custody().prison(), AGREED_BEFORE, sentence);
        }
    }

    /** Somebody is asked about that need again: no more reason to call attention to it. */
    void opened(Referral referral) {
        jdbc.sql(
                        """
                update hub.agreed_before b set revived_by = case when r.recipient = :recipient then cast(:id as uuid) end
                  from hub.referral r
                 where r.id = b.referral_id and r.domain = :domain and b.over_at is null and b.revived_by is null
                   and r.person_number = any(hub.numbers_of(:person))
                returning b.alert_id""")
                .param("recipient", referral.recipient())
                .param("id", referral.id())
                .param("domain", referral.domain().name())
                .param("person", referral.person().value())
                .query(UUID.class)
                .list()
                .forEach(alerts::close);
    }

    /** The stay is over, one way or the other, and with it the time to go on from what was before it. */
    void over(PersonNumber person) {
        jdbc.sql(
                        """
                update hub.agreed_before b set over_at = :now
                  from hub.referral r
                 where r.id = b.referral_id and b.over_at is null and r.person_number = any(hub.numbers_of(:person))""")
                .param("now", OffsetDateTime.now(clock))
                .param("person", person.value())
                .update();
        alerts.close(person, AGREED_BEFORE);
    }

    /** The referral that goes on from this one. */
    public Optional<UUID> revivedBy(UUID referral) {
        return jdbc.sql("select revived_by from hub.agreed_before where referral_id = :id and revived_by is not null")
                .param("id", referral)
                .query(UUID.class)
                .optional();
    }

    /** The earlier referral that this one goes on from. */
    public Optional<UUID> revives(UUID referral) {
        return jdbc.sql("select referral_id from hub.agreed_before where revived_by = :id order by offered_at limit 1")
                .param("id", referral)
                .query(UUID.class)
                .optional();
    }
}
