package org.reentryhub.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Partners that are left alone for a while: they refused our credentials, or our address for them seems wrong. Every ten
 * minutes one message goes as a probe; its success sets all the others going.
 */
@Component
class Pauses {
    static final Duration BETWEEN_PROBES = Duration.ofMinutes(10);
    static final String PAUSED = "PARTNER_PAUSED";
    static final String MISDIRECTED = "PARTNER_ADDRESS_REFUSED";
    private static final int FAULTS_THAT_PAUSE = 3;

    private final JdbcClient jdbc;
    private final OperatorAlarm alarm;

    Pauses(JdbcClient jdbc, OperatorAlarm alarm) {
        this.jdbc = jdbc;
        this.alarm = alarm;
    }

    /**
     * Until when a message to the partner has to wait; the caller for whom it is empty is the probe, if there is a pause. A pause
     * does not end before the caller has written down that it waits: the end would pass it over.
     */
    Optional<OffsetDateTime> waitsUntil(String partner, OffsetDateTime now) {
        int probing = jdbc.sql(
                        "update hub.partner_pause set probe_at = :next where partner = :partner and probe_at <= :now")
                .param("next", now.plus(BETWEEN_PROBES))
                .param("partner", partner)
                .param("now", now)
                .update();
        return probing > 0
                ? Optional.empty()
                : jdbc.sql("select probe_at from hub.partner_pause where partner = :partner for share")
                        .param("partner", partner)
                        .query(OffsetDateTime.class)
                        .optional();
    }

    boolean isPaused(String partner) {
        return jdbc.sql("select exists (select from hub.partner_pause where partner = :partner)")
                .param("partner", partner)
                .query(Boolean.class)
                .single();
    }

    /** Leaves a partner alone that takes our credentials for wrong. */
    void unauthorised(String partner, OffsetDateTime now) {
        pause(partner, "CREDENTIALS", "It refuses the hub's credentials (401, 403).", now);
    }

    private void pause(String partner, String why, String words, OffsetDateTime now) {
        int begun = jdbc.sql(
                        """
                insert into hub.partner_pause (partner, since, probe_at, why) values (:partner, :now, :probe, :why)
                on conflict (partner) do nothing""")
                .param("partner", partner)
                .param("now", now)
                .param("probe", now.plus(BETWEEN_PROBES))
                .param("why", why)
                .update();
        if (begun > 0) {
            alarm.raise(PAUSED, partner, words + " Until it takes one, a message goes every ten minutes as a probe.");
        }
    }

    /** A wrong address once may be the message; three times in a row it is the directory. */
    void misdirected(String partner, OffsetDateTime now) {
        int inARow = jdbc.sql(
                        """
                insert into hub.partner_fault (partner, in_a_row) values (:partner, 1)
                on conflict (partner) do update set in_a_row = partner_fault.in_a_row + 1
                returning in_a_row""")
                .param("partner", partner)
                .query(Integer.class)
                .single();
        alarm.raise(
                MISDIRECTED,
                partner,
                "It has no such address, method or content type (404, 405, 415, redirect), says its answer to a message, which is dead.");
        if (inARow >= FAULTS_THAT_PAUSE) {
            pause(partner, "ADDRESS", "Three messages in a row were misdirected.", now);
        }
    }

    /** The partner took something: it is there, and everything that waited for it is due. */
    void works(String partner, OffsetDateTime now) {
        int mended = jdbc.sql("delete from hub.partner_fault where partner = :partner")
                .param("partner", partner)
                .update();
        if (mended > 0) {
            alarm.over(MISDIRECTED, partner);
        }
        int ended = jdbc.sql("delete from hub.partner_pause where partner = :partner")
                .param("partner", partner)
                .update();
        if (ended > 0) {
            alarm.over(PAUSED, partner);
            jdbc.sql(
                            """
                    update hub.delivery set next_attempt_at = :now, queued_at = null
                     where message_id in (select message_id from hub.delivery
                                           where partner = :partner and state in ('PENDING', 'RETRYING')
                                             and next_attempt_at > :now
                                           for update skip locked)""")
                    .param("now", now)
                    .param("partner", partner)
                    .update();
        }
    }
}
