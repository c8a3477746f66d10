package org.reentryhub.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.partner.Sending.Breaker;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Partners that are left alone for a while: they refused our credentials, our address for them seems wrong, they are down, or they
 * asked for it. Now and then one message goes as a probe; its success sets all the others going. What waits meanwhile
 * burns no attempt. A partner that an operator has stopped is probed by nobody.
 */
@Component
class Pauses {
    static final Duration BETWEEN_PROBES = Duration.ofMinutes(10);
    static final String PAUSED = "PARTNER_PAUSED";
    static final String MISDIRECTED = "PARTNER_ADDRESS_REFUSED";
    private static final int FAULTS_THAT_PAUSE = 3;
    /** However long it asks us to wait, in between somebody looks whether it is back. */
    private static final Duration LONGEST_WISH = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final OperatorAlarm alarm;

    Pauses(JdbcClient jdbc, OperatorAlarm alarm) {
        this.jdbc = jdbc;
        this.alarm = alarm;
    }

    /** Why a partner is left alone. */
    enum Why {
        CREDENTIALS,
        ADDRESS,
        /** So many attempts in a row failed on the way. */
        FAILING,
        /** It says how long to wait, time after time. */
        BUSY,
        /** An operator said so. */
        STOPPED
    }

    /**
     * Until when a message to the partner has to wait; the caller for whom it is empty is the probe, if there is a pause. A pause
     * does not end before the caller has written down that it waits: the end would pass it over.
     */
    Optional<OffsetDateTime> waitsUntil(String partner, OffsetDateTime now) {
        int probing = jdbc.sql(
                        """
                update hub.partner_pause
                   set probe_at = :now + probe_every,
                       probe_every = case when why = 'FAILING' then greatest(probe_every, least(probe_every * 2, interval '1 minute'))
                                          else probe_every end
                 where partner = :partner and probe_at <= :now and why <> 'STOPPED'""")
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

    /**
     * For each partner whose time for a probe has come, one that waits: the oldest of those that were tried least. A message that
     * the partner fails at whenever it sees it must not speak for all the others.
     */
    List<UUID> probes(OffsetDateTime now) {
        return jdbc.sql(
                        """
                select probe.message_id from hub.partner_pause pause cross join lateral
                  (select message_id from hub.delivery
                    where partner = pause.partner and state in ('PENDING', 'RETRYING') and lease is null
                      and held_behind is null and next_attempt_at is not null
                    order by attempts, seq limit 1) probe
                 where pause.probe_at <= :now and pause.why <> 'STOPPED'""")
                .param("now", now)
                .query(UUID.class)
                .list();
    }

    boolean isPaused(String partner) {
        return jdbc.sql("select exists (select from hub.partner_pause where partner = :partner)")
                .param("partner", partner)
                .query(Boolean.class)
                .single();
    }

    /** Leaves a partner alone that takes our credentials for wrong. */
    void unauthorised(String partner, OffsetDateTime now) {
        pause(
                partner,
                Why.CREDENTIALS,
                BETWEEN_PROBES,
                "It refuses the hub's credentials (401, 403). Until it takes one, a message goes every ten minutes as a probe.",
                now);
    }

    private void pause(String partner, Why why, Duration probe, String words, OffsetDateTime now) {
        int begun = jdbc.sql(
                        """
                insert into hub.partner_pause (partner, since, probe_at, probe_every, why)
                values (:partner, :now, :probe, make_interval(secs => :every), :why)
                on conflict (partner) do nothing""")
                .param("partner", partner)
                .param("now", now)
                .param("probe", now.plus(probe))
                .param("every", probe.toMillis() / 1e3)
                .param("why", why.name())
                .update();
        if (begun > 0) {
            alarm.raise(PAUSED, partner, words);
        }
    }

    /** A wrong address once may be the message; three times in a row it is the directory. */
    void misdirected(String partner, OffsetDateTime now) {
        alarm.raise(
                MISDIRECTED,
                partner,
                "It has no such address, method or content type (404, 405, 415, redirect), says its answer to a message, which is dead.");
        if (oneMore("partner_fault", partner) >= FAULTS_THAT_PAUSE) {
            pause(
                    partner,
                    Why.ADDRESS,
                    BETWEEN_PROBES,
                    "Three messages in a row were misdirected. Until it takes one, a message goes every ten minutes as a probe.",
                    now);
        }
    }

    /**
     * An attempt failed on the way: enough of them in a row, and the partner is left alone.
     *
     * @param retryAfter what it asked for, for this message; if it asks every time it is meant for all
     */
    void failed(String partner, Breaker breaker, Duration retryAfter, OffsetDateTime now) {
        if (oneMore("partner_failure", partner) < breaker.failures()) {
            return;
        }
        if (retryAfter.compareTo(breaker.probe()) > 0) {
            Duration wait = retryAfter.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : retryAfter;
            pause(
                    partner,
                    Why.BUSY,
                    wait,
                    "It asks the hub to wait, time after time. Now and then a message goes as a probe.",
                    now);
        } else {
            String words = "%d attempts in a row failed on the way. Now and then a message goes as a probe."
                    .formatted(breaker.failures());
            pause(partner, Why.FAILING, breaker.probe(), words, now);
        }
    }

    private int oneMore(String table, String partner) {
        return jdbc.sql(
                        """
                insert into hub.%1$s (partner, in_a_row) values (:partner, 1)
                on conflict (partner) do update set in_a_row = %1$s.in_a_row + 1
                returning in_a_row"""
                                .formatted(table))
                .param("partner", partner)
                .query(Integer.class)
                .single();
    }

    /** The partner took something: it is there, and everything that waited for it is due, unless an operator has stopped it. */
    void works(String partner, OffsetDateTime now) {
        jdbc.sql("delete from hub.partner_failure where partner = :partner")
                .param("partner", partner)
                .update();
        int mended = jdbc.sql("delete from hub.partner_fault where partner = :partner")
                .param("partner", partner)
                .update();
        if (mended > 0) {
            alarm.over(MISDIRECTED, partner);
        }
        int ended = jdbc.sql("delete from hub.partner_pause where partner = :partner and why <> 'STOPPED'")
                .param("partner", partner)
                .update();
        if (ended > 0) {
            alarm.over(PAUSED, partner);
            setGoing(partner, now);
        }
    }

    private void setGoing(String partner, OffsetDateTime now) {
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
