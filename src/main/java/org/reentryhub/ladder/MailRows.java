package org.reentryhub.ladder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.partner.Partner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails, and what they tell of. Each statement belongs in its caller's transaction. */
@Component
class MailRows {
    private final JdbcClient jdbc;

    MailRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mail that is being sent; a later attempt at it has a higher number. */
    record Claimed(UUID id, String partner, int attempts, OffsetDateTime createdAt) {}

    /** Keeps whoever decides about the same receiver waiting until this transaction ends. */
    void lock(String partner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('mail:' || :partner, 0))")
                .param("partner", partner)
                .query((row, number) -> 0)
                .single();
    }

    /** What waits for the people of a receiver: all there is when they have no other channel, else what the ladder brought. */
    List<Waiting> waiting(Partner partner) {
        boolean onlyInbox = partner.channel().type() == Partner.ChannelType.INBOX;
        return jdbc.sql(onlyInbox ? IN_THE_INBOX : ON_THE_LADDER)
                .param("partner", partner.id())
                .query(MailRows::waiting)
                .list();
    }

    private static final String IN_THE_INBOX =
            """
            select d.created_at as since, v.answer_by, d.state = 'DELIVERED' as fetched
              from hub.delivery d
              left join hub.referral_version v on v.message_id = d.message_id
              left join hub.referral r on r.id = d.referral_id
             where d.partner = :partner and not d.taken_back
               and (d.state in ('PENDING', 'RETRYING')
                      and not exists (select from hub.partner_pause p where p.partner = d.partner and p.why = 'STOPPED')
                    or d.state = 'DELIVERED' and v.answer_by is not null and r.version = d.version and not r.closed
                       and not exists (select from hub.answer a
                                        where a.referral_id = d.referral_id and a.version >= d.version))""";

    private static final String ON_THE_LADDER =
            """
            select g.since, v.answer_by, false as fetched
              from hub.rung g
              join hub.unheard u on u.message_id = g.message_id
              left join hub.referral_version v on v.message_id = g.message_id
             where g.partner = :partner and g.ended_at is null""";

    /** As of when the last mail that was sent told. */
    Optional<OffsetDateTime> told(String partner) {
        return jdbc.sql(
                        """
                select told_at from hub.mail where partner = :partner and outcome = 'SENT'
                 order by told_at desc limit 1""")
                .param("partner", partner)
                .query(OffsetDateTime.class)
                .optional();
    }

    boolean isWaiting(String partner) {
        return jdbc.sql("select exists (select from hub.mail where partner = :partner and ended_at is null)")
                .param("partner", partner)
                .query(Boolean.class)
                .single();
    }

    void add(UUID id, String partner, OffsetDateTime now) {
        jdbc.sql(
                        """
                insert into hub.mail (id, partner, created_at, next_attempt_at)
                values (:id, :partner, :now, :now) on conflict do nothing""")
                .param("id", id)
                .param("partner", partner)
                .param("now", now)
                .update();
    }

    /** One mail whose time has come and that nobody else is sending. */
    Optional<Claimed> claim(OffsetDateTime now, OffsetDateTime leaseUntil) {
        return jdbc.sql(
                        """
                update hub.mail set attempts = attempts + 1, told_at = :now, lease_until = :until where id = (
                  select id from hub.mail
                   where ended_at is null and next_attempt_at <= :now and (lease_until is null or lease_until < :now)
                   order by next_attempt_at limit 1 for update skip locked)
                returning id, partner, attempts, created_at""")
                .param("now", now)
                .param("until", leaseUntil)
                .query((row, number) -> new Claimed(
                        row.getObject("id", UUID.class),
                        row.getString("partner"),
                        row.getInt("attempts"),
                        row.getObject("created_at", OffsetDateTime.class)))
                .optional();
    }

    void end(Claimed mail, String outcome, OffsetDateTime now) {
        jdbc.sql(
                        """
                update hub.mail set ended_at = :now, outcome = :outcome, lease_until = null, last_error = null
                 where id = :id and attempts = :attempts and ended_at is null""")
                .param("now", now)
                .param("outcome", outcome)
                .param("id", mail.id())
                .param("attempts", mail.attempts())
                .update();
    }

    void again(Claimed mail, OffsetDateTime at, String error) {
        jdbc.sql(
                        """
                update hub.mail set next_attempt_at = :at, lease_until = null, last_error = :error
                 where id = :id and attempts = :attempts and ended_at is null""")
                .param("at", at)
                .param("error", error)
                .param("id", mail.id())
                .param("attempts", mail.attempts())
                .update();
    }

    /** How many mails wait, and how many of them have failed. */
    MailCounts counts() {
        return jdbc.sql(
                        """
                select count(*) as waiting, count(*) filter (where last_error is not null) as failing
                  from hub.mail where ended_at is null""")
                .query((row, number) -> new MailCounts(row.getLong("waiting"), row.getLong("failing")))
                .single();
    }

    record MailCounts(long waiting, long failing) {}

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime answerBy = row.getObject("answer_by", OffsetDateTime.class);
        return new Waiting(row.getObject("since", OffsetDateTime.class), answerBy, row.getBoolean("fetched"));
    }
}
