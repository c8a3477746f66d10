package org.reentryhub.delivery;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.reentryhub.StoryLog;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes composed messages, in the transaction of whoever composed them: accepted together with it, or not at all. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Outbox {
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final WakeUps wakeUps;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Vault vault, WakeUps wakeUps, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.wakeUps = wakeUps;
        this.clock = clock;
    }

    /** Keeps the message and lets its route know after the commit. */
    public void put(Dispatch dispatch) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql(
                        """
                insert into hub.delivery (message_id, referral_id, person_number, partner, queue, kind, version, state,
                                          created_at, expires_at, next_attempt_at, queued_at, sealed)
                values (:id, :referral, :person, :partner, :queue, :kind, :version, 'PENDING',
                        :now, :expires, :due, :due, :sealed)""")
                .param("id", dispatch.messageId())
                .param("referral", dispatch.referralId())
                .param("person", dispatch.person().value())
                .param("partner", dispatch.partner())
                .param("queue", dispatch.queue())
                .param("kind", dispatch.kind().name())
                .param("version", dispatch.version())
                .param("now", now)
                .param("expires", dispatch.expiresAt())
                .param("due", dispatch.queue().isEmpty() ? null : now)
                .param("sealed", vault.seal(dispatch.body(), place(dispatch.messageId())))
                .update();
        StoryLog.line(
                log,
                dispatch.referralId(),
                "message {} composed: {} version {} to {}",
                dispatch.messageId(),
                dispatch.kind(),
                dispatch.version(),
                dispatch.partner());
        if (!dispatch.queue().isEmpty()) {
            wakeUps.afterCommit(dispatch.queue(), List.of(dispatch.messageId()));
        }
    }

    /**
     * Stops what has not left yet of a referral's earlier versions; one that is in flight goes on, and the newer one waits
     * for its end.
     *
     * @return how many messages were stopped
     */
    public int stopWaiting(UUID referralId, String why) {
        return jdbc.sql(
                        """
                update hub.delivery
                   set state = 'STOPPED', last_error = :why, ended_at = :now, next_attempt_at = null
                 where referral_id = :referral and state in ('PENDING', 'RETRYING', 'DEAD')
                   and (lease_until is null or lease_until < :now)""")
                .param("why", why)
                .param("now", OffsetDateTime.now(clock))
                .param("referral", referralId)
                .update();
    }

    /** Whether that version of a referral was stopped for this before it could arrive. */
    public boolean heldBack(UUID referralId, int version, String why) {
        return jdbc.sql(
                        """
                select exists (select from hub.delivery
                                where referral_id = :referral and version = :version
                                  and state = 'STOPPED' and last_error = :why)""")
                .param("referral", referralId)
                .param("version", version)
                .param("why", why)
                .query(Boolean.class)
                .single();
    }

    /** What was sent of a referral until now is no longer to be seen by whoever comes to fetch. */
    public void takeBack(UUID referralId) {
        jdbc.sql("update hub.delivery set taken_back = true where referral_id = :referral")
                .param("referral", referralId)
                .update();
    }

    /** Stops what waits of all a person's referrals, but for cancellations: those are all that may still leave. */
    public int stopAllWaiting(PersonNumber person, String why) {
        return jdbc.sql(
                        """
                update hub.delivery
                   set state = 'STOPPED', last_error = :why, ended_at = :now, next_attempt_at = null
                 where person_number = any(hub.numbers_of(:person)) and kind in ('REFERRAL', 'UPDATE')
                   and state in ('PENDING', 'RETRYING', 'DEAD') and (lease_until is null or lease_until < :now)""")
                .param("why", why)
                .param("now", OffsetDateTime.now(clock))
                .param("person", person.value())
                .update();
    }

    /** Whether any attempt at any version of the referral has begun: then something may be out. */
    public boolean hasBegun(UUID referralId) {
        return jdbc.sql("select exists (select from hub.delivery where referral_id = :referral and attempts > 0)")
                .param("referral", referralId)
                .query(Boolean.class)
                .single();
    }

    /** Where a body lies, as the vault's context. */
    static String place(UUID messageId) {
        return "hub.delivery:" + messageId;
    }
}
