package org.reentryhub.referral;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Starts the clocks of referrals that have none: those from before there were any, and those that an older hub moved while
 * the two ran side by side.
 */
@Component
class MissingClocks {
    private final JdbcClient jdbc;
    private final Timekeeping timekeeping;
    private final TransactionOperations transactions;

    MissingClocks(JdbcClient jdbc, Timekeeping timekeeping, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.timekeeping = timekeeping;
        this.transactions = transactions;
    }

    /** Each in a transaction of its own. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1H")
    void start() {
        without().forEach(id -> transactions.executeWithoutResult(status -> timekeeping.touch(id)));
    }

    private List<UUID> without() {
        return jdbc.sql(
                        """
                select id from hub.referral r
                 where state in ('QUEUED', 'SENT', 'RECEIVED', 'IN_REVIEW', 'MORE_INFO_NEEDED', 'WAITLISTED', 'PLANNED',
                                 'ON_HOLD', 'CANCEL_REQUESTED')
                   and not exists (select from hub.expectation e where e.referral_id = r.id)
                 union
                select q.referral_id from hub.outcome_question q
                 where q.ended_at is null
                   and not exists (select from hub.outcome_answer a where a.question_id = q.id)
                   and not exists (select from hub.expectation e where e.referral_id = q.referral_id and e.kind = q.moment)""")
                .query(UUID.class)
                .list();
    }
}
