package org.reentryhub.referral;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What receivers said and were refused: forged, contradictory, malformed, or about what is not theirs. Kept apart from what
 * they were asked for, and never with their words. All health parties go by one name.
 */
@Component
@Transactional
public class RefusedCalls {
    static final String HEALTH = "health";

    private final JdbcClient jdbc;
    private final Partners partners;
    private final Clock clock;

    RefusedCalls(JdbcClient jdbc, Partners partners, Clock clock) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.clock = clock;
    }

    /** What a receiver can say. */
    public enum What {
        ANSWER,
        RECEIPT,
        OUTCOME,
        MANIFEST
    }

    /**
     * One kind of refusal.
     *
     * @param status with which it was refused
     * @param times at least so often
     */
    public record Line(
            String partner, What what, int status, OffsetDateTime firstAt, OffsetDateTime lastAt, long times) {}

    /**
     * Writes down a refusal, in a transaction of its own: whatever the refused call did was rolled back.
     *
     * @param referralId what it claimed to be about, if anything
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void keep(String partner, Optional<UUID> referralId, What what, int status) {
        boolean health = partners.find(partner).filter(Partner::isHealth).isPresent();
        String name = health ? HEALTH : partner;
        UUID known = health ? null : referralId.flatMap(this::known).orElse(null);
        if (!isFirst(name, known, what, status)) {
            again(name, known, what, status);
        }
    }

    private Optional<UUID> known(UUID referralId) {
        return jdbc.sql("select id from hub.referral where id = :id")
                .param("id", referralId)
                .query(UUID.class)
                .optional();
    }

    private boolean isFirst(String partner, @Nullable UUID referralId, What what, int status) {
        return jdbc.sql(
                                """
                insert into hub.refused_call (partner, referral_id, what, status, first_at, last_at)
                values (:partner, :referral, :what, :status, :now, :now) on conflict do nothing""")
                        .param("partner", partner)
                        .param("referral", referralId)
                        .param("what", what.name())
                        .param("status", status)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    /** One of many at the same moment is enough: nobody waits for another to be counted. */
    private void again(String partner, @Nullable UUID referralId, What what, int status) {
        jdbc.sql(
                        """
                update hub.refused_call set last_at = :now, times = times + 1
                 where id in (select id from hub.refused_call
                               where partner = :partner and referral_id is not distinct from :referral
                                 and what = :what and status = :status
                                 for update skip locked)""")
                .param("now", OffsetDateTime.now(clock))
                .param("partner", partner)
                .param("referral", referralId)
                .param("what", what.name())
                .param("status", status)
                .update();
    }

    /** What was refused about a referral, whoever said it, oldest first. */
    @Transactional(readOnly = true)
    public List<Line> of(UUID referralId) {
        return jdbc.sql(
                        """
                select partner, what, status, first_at, last_at, times from hub.refused_call
                 where referral_id = :referral order by first_at, id""")
                .param("referral", referralId)
                .query(Line.class)
                .list();
    }

    /** What was refused to each partner, about whatever, newest first. */
    @Transactional(readOnly = true)
    public List<Line> byPartner() {
        return jdbc.sql(
                        """
                select partner, what, status, min(first_at) as first_at, max(last_at) as last_at, sum(times) as times
                  from hub.refused_call group by partner, what, status order by max(last_at) desc""")
                .query(Line.class)
                .list();
    }
}
