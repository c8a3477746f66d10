package org.reentryhub.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.clock.Clocks;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Referrals as their clocks see them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WaitingReferrals {
    /** For a receiver that has left the directory: what the directory gives to whom it gives nothing else. */
    private static final Partner.Expects UNLESS_SAID = new Partner.Expects(Duration.ofHours(4), Duration.ofDays(5));

    private final JdbcClient jdbc;
    private final Answers answers;
    private final OutcomeQuestions questions;
    private final Partners partners;

    WaitingReferrals(JdbcClient jdbc, Answers answers, OutcomeQuestions questions, Partners partners) {
        this.jdbc = jdbc;
        this.answers = answers;
        this.questions = questions;
        this.partners = partners;
    }

    /** What is waited for, and the words for it. */
    record Waiting(Clocks.Subject subject, Expectations.Facts facts) {}

    /** Keeps them as they stand until the transaction ends. */
    void hold(Collection<UUID> referrals) {
        jdbc.sql("select id from hub.referral where id = any(:ids) order by id for no key update")
                .param("ids", referrals.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** As they stand. */
    List<Waiting> of(Collection<UUID> referrals) {
        Map<UUID, List<OutcomeQuestion>> unanswered =
                questions.unanswered(referrals).stream().collect(Collectors.groupingBy(OutcomeQuestion::referralId));
        return jdbc.sql(
                        """
                select r.*, c.release_date, c.status = 'DECEASED' as dead,
                       v.version as said, v.composed_at, v.answer_by, v.hold_since is not null as asks,
                       exists (select from hub.receipt t where t.message_id = v.message_id and t.status = 'RECEIVED')
                         or exists (select from hub.answer a where a.referral_id = r.id and a.version = v.version)
                         as acknowledged
                  from hub.referral r
                  left join hub.custody c on c.person_number = hub.present_number(r.person_number)
                  left join lateral (
                    select said.* from hub.referral_version said join hub.delivery d on d.message_id = said.message_id
                     where said.referral_id = r.id and said.answer_by is not null and d.state <> 'STOPPED'
                     order by said.version desc limit 1) v on true
                 where r.id = any(:ids)
                 order by r.id""")
                .param("ids", referrals.toArray(UUID[]::new))
                .query((row, number) -> read(row, unanswered))
                .list();
    }

    private Waiting read(ResultSet row, Map<UUID, List<OutcomeQuestion>> unanswered) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        ReferralState state = ReferralState.valueOf(row.getString("state"));
        String recipient = row.getString("recipient");
        Optional<Partner> partner = partners.find(recipient);
        LocalDate release = row.getObject("release_date", LocalDate.class);
        return new Waiting(
                new Clocks.Subject(
                        id,
                        new PersonNumber(row.getString("person_number")),
                        "%s (%s)".formatted(partner.map(Partner::name).orElse(recipient), row.getString("domain")),
                        release),
                new Expectations.Facts(
                        state,
                        instant(row, "state_since"),
                        row.getObject("said") == null ? null : word(row),
                        partner.map(Partner::expects).orElse(UNLESS_SAID),
                        release,
                        state == ReferralState.PLANNED ? appointment(id) : null,
                        unanswered.getOrDefault(id, List.of()),
                        row.getBoolean("dead")));
    }

    private static Expectations.Word word(ResultSet row) throws SQLException {
        return new Expectations.Word(
                row.getInt("said"),
                instant(row, "composed_at"),
                instant(row, "answer_by"),
                row.getBoolean("asks"),
                row.getBoolean("acknowledged"));
    }

    /** The day of the newest appointment that counts. */
    private @Nullable LocalDate appointment(UUID referral) {
        return answers.of(referral).stream()
                .filter(kept -> kept.flag() == null)
                .map(kept -> kept.answer().appointment())
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .map(appointment -> LocalDate.ofInstant(appointment.at().toInstant(), NorwegianTime.ZONE))
                .orElse(null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
