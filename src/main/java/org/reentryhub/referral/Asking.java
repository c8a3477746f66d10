package org.reentryhub.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.plan.Plan;
import org.reentryhub.plan.Plans;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what receivers are asked equal to {@link OutcomeRules}; the caller holds the referrals' locks. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Asking {
    private final JdbcClient jdbc;
    private final Plans plans;
    private final OutcomeQuestions questions;

    Asking(JdbcClient jdbc, Plans plans, OutcomeQuestions questions) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.questions = questions;
    }

    /** A referral of somebody who is out, or about whom something is still asked. */
    private record Candidate(
            UUID referral,
            ReferralState state,
            PersonNumber person,
            PersonNumber present,
            boolean released,
            String prison,
            @Nullable LocalDate agreedOn,
            boolean consented,
            @Nullable LocalDate consentUntil) {

        OutcomeRules.Facts facts(Plan plan) {
            return new OutcomeRules.Facts(released, state, agreedOn, consented, consentUntil, Moment.days(plan));
        }
    }

    /** Sets the questions of these referrals by what now stands. Of several about one need the receiver is asked for the newest. */
    void set(Collection<UUID> referrals) {
        jdbc.sql(
                        """
                select r.id, r.state, r.person_number, p.number as present, c.status = 'RELEASED' as released, c.prison, n.expires_on,
                       n.id is not null and n.withdrawn_at is null as consented,
                       case when not exists (
                         select from hub.referral later join hub.referral_event e on e.referral_id = later.id
                          where later.person_number = any(hub.numbers_of(r.person_number))
                            and later.domain = r.domain and later.recipient = r.recipient
                            and later.opened_at > r.opened_at and e.to_state = any(:agreed))
                       then (select min(e.at) from hub.referral_event e
                              where e.referral_id = r.id and e.to_state = any(:agreed)) end as agreed_at
                  from hub.referral r
                 cross join lateral (select hub.present_number(r.person_number) as number) p
                  join hub.custody c on c.person_number = p.number
                  left join hub.consent n on n.id = r.consent_id
                 where r.id = any(:ids)
                   and (c.status = 'RELEASED'
                        or exists (select from hub.outcome_question q where q.referral_id = r.id and q.ended_at is null))
                 order by r.id""")
                .param("ids", referrals.toArray(UUID[]::new))
                .param(
                        "agreed",
                        OutcomeRules.AGREED.stream().map(ReferralState::name).toArray(String[]::new))
                .query((row, number) -> read(row))
                .list()
                .forEach(this::set);
    }

    private void set(Candidate candidate) {
        Plan plan = plans.of(candidate.present());
        questions.set(
                new OutcomeQuestions.Subject(
                        candidate.referral(), candidate.person(), candidate.prison(), plan.release()),
                OutcomeRules.asked(candidate.facts(plan)));
    }

    private static Candidate read(ResultSet row) throws SQLException {
        OffsetDateTime agreed = row.getObject("agreed_at", OffsetDateTime.class);
        return new Candidate(
                row.getObject("id", UUID.class),
                ReferralState.valueOf(row.getString("state")),
                new PersonNumber(row.getString("person_number")),
                new PersonNumber(row.getString("present")),
                row.getBoolean("released"),
                row.getString("prison"),
                agreed == null ? null : LocalDate.ofInstant(agreed.toInstant(), NorwegianTime.ZONE),
                row.getBoolean("consented"),
                row.getObject("expires_on", LocalDate.class));
    }
}
