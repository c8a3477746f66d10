package org.reentryhub.referral;

import java.util.List;
import java.util.UUID;
import org.reentryhub.custody.People;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks again at what was too small to be told: a move of no weight while the day was far away has some when it comes near.
 * What is unsaid is seen in the rows, so several hubs may look, and none needs to remember.
 */
@Component
class Nearing {
    private final JdbcClient jdbc;
    private final Referrals referrals;
    private final People people;
    private final UpdateDesk updates;
    private final TransactionTemplate transactions;

    Nearing(JdbcClient jdbc, Referrals referrals, People people, UpdateDesk updates, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.referrals = referrals;
        this.people = people;
        this.updates = updates;
        this.transactions = transactions;
    }

    /** Each referral in a transaction of its own. */
    @Scheduled(cron = "${hub.referral.look-again:0 30 5 * * *}", zone = "Europe/Oslo")
    void look() {
        unsaid().forEach(id -> transactions.executeWithoutResult(status -> look(id)));
    }

    /** Open referrals whose newest version says another release than the record. */
    private List<UUID> unsaid() {
        return jdbc.sql(
                        """
                select r.id from hub.referral r
                  join hub.referral_version v on v.referral_id = r.id and v.version = r.version
                  join hub.custody c on c.person_number = hub.present_number(r.person_number)
                 where not r.closed
                   and (v.release_date is distinct from c.release_date or v.certainty is distinct from c.certainty)""")
                .query(UUID.class)
                .list();
    }

    private void look(UUID id) {
        referrals.lock(id).filter(referral -> referral.state().isOpen()).ifPresent(referral -> people.present(
                        referral.person())
                .ifPresent(person -> updates.follow(referral, person.record())));
    }
}
