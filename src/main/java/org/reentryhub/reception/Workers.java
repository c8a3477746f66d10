package org.reentryhub.reception;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who works on what. Whoever answers on the page holds the referral's row here, so that two do so one after the other. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Workers {
    private final JdbcClient jdbc;
    private final Clock clock;

    Workers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes down who opened it, once; whoever did works on it. Says whether it was this one. */
    boolean open(UUID referral, Actor by) {
        return jdbc.sql(
                                """
                insert into hub.referral_worker (referral_id, organisation, opened_by, opened_at, worker, since)
                values (:id, :organisation, :by, :now, :by, :now) on conflict do nothing""")
                        .param("id", referral)
                        .param("organisation", by.organisation())
                        .param("by", by.name())
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    /** Keeps everybody else of the receiver's people from answering until the transaction ends. */
    void lock(UUID referral, Actor by) {
        open(referral, by);
        jdbc.sql("select worker from hub.referral_worker where referral_id = :id for update")
                .param("id", referral)
                .query((row, number) -> 0)
                .single();
    }

    /** Gives it to another, or to nobody, if it is still with whom it was thought to be. */
    void hand(UUID referral, @Nullable String from, @Nullable String to) {
        jdbc.sql(
                        """
                update hub.referral_worker set worker = cast(:to as text), since = :now
                 where referral_id = :id and worker is not distinct from cast(:from as text)""")
                .param("to", to)
                .param("from", from)
                .param("now", OffsetDateTime.now(clock))
                .param("id", referral)
                .update();
    }
}
