package org.reentryhub.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The referrals as they stand. Every method belongs in a caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Referrals {
    private final JdbcClient jdbc;

    Referrals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps whoever acts on the same person waiting until this transaction ends. */
    void lockPerson(PersonNumber person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('referral:' || :person, 0))")
                .param("person", person.value())
                .query((row, number) -> 0)
                .single();
    }

    /** The referral, as it stands. */
    public Optional<Referral> find(UUID id) {
        return jdbc.sql("select * from hub.referral where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The partners' ids of the receivers of those referrals. */
    public Map<UUID, String> recipients(Collection<UUID> ids) {
        Map<UUID, String> found = new HashMap<>();
        jdbc.sql("select id, recipient from hub.referral where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    found.put(row.getObject("id", UUID.class), row.getString("recipient"));
                });
        return found;
    }

    /** The referral that goes on from this one at another receiver. */
    public Optional<UUID> redirectedTo(UUID id) {
        return jdbc.sql("select id from hub.referral where redirected_from = :id")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** The referral, kept as it is until the transaction ends. */
    Optional<Referral> lock(UUID id) {
        return jdbc.sql("select * from hub.referral where id = :id for no key update")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The same for its receiver; 404 for everybody else, as if there were none. */
    Referral lockOwn(UUID id, Actor partner) {
        return lock(id).filter(referral -> referral.recipient().equals(partner.organisation()))
                .orElseThrow(ProblemException::notFound);
    }

    /** All referrals of a person, oldest first. */
    public List<Referral> of(PersonNumber person) {
        return jdbc.sql(
                        "select * from hub.referral where person_number = any(hub.numbers_of(:person)) order by opened_at, domain, id")
                .param("person", person.value())
                .query((row, number) -> read(row))
                .list();
    }

    /** The same of many people, by the numbers that were asked for; who has none is not in it. */
    public Map<PersonNumber, List<Referral>> of(Collection<PersonNumber> people) {
        Map<PersonNumber, List<Referral>> found = new HashMap<>();
        jdbc.sql(
                        """
                with recursive numbers (asked, number) as (
                  select p collate "C", p collate "C" from unnest(:people) as p
                   union
                  select n.asked, f.former_number from hub.former_number f join numbers n on f.current_number = n.number)
                select n.asked, r.* from numbers n join hub.referral r on r.person_number = n.number collate "default"
                 order by r.opened_at, r.domain, r.id""")
                .param("people", people.stream().map(PersonNumber::value).toArray(String[]::new))
                .query(row -> {
                    found.computeIfAbsent(new PersonNumber(row.getString("asked")), asked -> new ArrayList<>())
                            .add(read(row));
                });
        return found;
    }

    /** The open referrals of a person, locked. */
    List<Referral> lockOpen(PersonNumber person) {
        return jdbc.sql(
                        "select * from hub.referral where person_number = any(hub.numbers_of(:person)) and not closed order by id for no key update")
                .param("person", person.value())
                .query((row, number) -> read(row))
                .list();
    }

    /** The referrals that one trigger opened. */
    public List<Referral> ofHandover(UUID handoverId) {
        return jdbc.sql("select * from hub.referral where handover_id = :id order by domain desc, id")
                .param("id", handoverId)
                .query((row, number) -> read(row))
                .list();
    }

    /** Those of the people who have an open referral or an open question, or in whom another number lives on. */
    Set<PersonNumber> withOpen(Set<PersonNumber> people) {
        return Set.copyOf(jdbc.sql(
                        """
                select person_number from hub.referral where not closed and person_number = any(:people)
                 union select person_number from hub.outcome_question where ended_at is null and person_number = any(:people)
                 union select current_number from hub.former_number where current_number = any(:people)""")
                .param("people", people.stream().map(PersonNumber::value).toArray(String[]::new))
                .query((row, number) -> new PersonNumber(row.getString(1)))
                .list());
    }

    private static Referral read(ResultSet row) throws SQLException {
        return new Referral(
                row.getObject("id", UUID.class),
                row.getObject("handover_id", UUID.class),
                new PersonNumber(row.getString("person_number")),
                HandoverDomain.valueOf(row.getString("domain")),
                row.getString("recipient"),
                row.getObject("consent_id", UUID.class),
                ReferralState.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getObject("opened_at", OffsetDateTime.class),
                row.getObject("state_since", OffsetDateTime.class),
                row.getObject("redirected_from", UUID.class));
    }
}
