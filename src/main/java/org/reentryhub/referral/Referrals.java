package org.reentryhub.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The referrals as they stand, and every step they took. Every method belongs in a caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Referrals {
    private final JdbcClient jdbc;
    private final Clock clock;

    Referrals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps whoever acts on the same person waiting until this transaction ends. */
    void lockPerson(PersonNumber person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('referral:' || :person, 0))")
                .param("person", person.value())
                .query((row, number) -> 0)
                .single();
    }

    void open(Referral referral, Actor actor) {
        jdbc.sql(
                        """
                insert into hub.referral (id, handover_id, person_number, domain, recipient, consent_id, state, version,
                                          opened_at, state_since)
                values (:id, :handover, :person, :domain, :recipient, :consent, :state, :version, :at, :at)""")
                .param("id", referral.id())
                .param("handover", referral.handoverId())
                .param("person", referral.person().value())
                .param("domain", referral.domain().name())
                .param("recipient", referral.recipient())
                .param("consent", referral.consentId())
                .param("state", referral.state().name())
                .param("version", referral.version())
                .param("at", referral.openedAt())
                .update();
        event(referral, "OPENED", referral.state(), actor);
    }

    /** The referral, as it stands. */
    public Optional<Referral> find(UUID id) {
        return jdbc.sql("select * from hub.referral where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The referral, kept as it is until the transaction ends. */
    Optional<Referral> lock(UUID id) {
        return jdbc.sql("select * from hub.referral where id = :id for no key update")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** All referrals of a person, oldest first. */
    public List<Referral> of(PersonNumber person) {
        return jdbc.sql(
                        "select * from hub.referral where person_number = any(hub.numbers_of(:person)) order by opened_at, domain, id")
                .param("person", person.value())
                .query((row, number) -> read(row))
                .list();
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

    /** Those of the people who have an open referral, or in whom another number lives on. */
    Set<PersonNumber> withOpen(Set<PersonNumber> people) {
        return Set.copyOf(jdbc.sql(
                        """
                select person_number from hub.referral where not closed and person_number = any(:people)
                 union select current_number from hub.former_number where current_number = any(:people)""")
                .param("people", people.stream().map(PersonNumber::value).toArray(String[]::new))
                .query((row, number) -> new PersonNumber(row.getString(1)))
                .list());
    }

    /** Why a referral is on hold, and where it stood before. */
    record Hold(String what, ReferralState before) {}

    /** Empty for one that is not on hold. */
    Optional<Hold> hold(Referral referral) {
        if (referral.state() != ReferralState.ON_HOLD) {
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                select what, from_state from hub.referral_event
                 where referral_id = :id and to_state = 'ON_HOLD' and from_state <> 'ON_HOLD' order by id desc limit 1""")
                .param("id", referral.id())
                .query((row, number) -> new Hold(row.getString(1), ReferralState.valueOf(row.getString(2))))
                .optional();
    }

    /** Takes a step, and writes it down. */
    Referral move(Referral referral, ReferralState to, String what, Actor actor) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("update hub.referral set state = :state, state_since = :now, closed = :closed where id = :id")
                .param("state", to.name())
                .param("now", now)
                .param("closed", !to.isOpen())
                .param("id", referral.id())
                .update();
        event(referral, what, to, actor);
        return with(referral, to, referral.version(), now);
    }

    /** Counts a new version; the state stays. */
    Referral newVersion(Referral referral, String what, Actor actor) {
        jdbc.sql("update hub.referral set version = :version where id = :id")
                .param("version", referral.version() + 1)
                .param("id", referral.id())
                .update();
        Referral newer = with(referral, referral.state(), referral.version() + 1, referral.stateSince());
        event(newer, what, referral.state(), actor);
        return newer;
    }

    /** Writes down what happened without a step. */
    void note(Referral referral, String what, Actor actor) {
        event(referral, what, referral.state(), actor);
    }

    private void event(Referral referral, String what, ReferralState to, Actor actor) {
        jdbc.sql(
                        """
                insert into hub.referral_event (referral_id, at, what, from_state, to_state, version, actor, organisation)
                values (:id, :at, :what, :from, :to, :version, :actor, :organisation)""")
                .param("id", referral.id())
                .param("at", OffsetDateTime.now(clock))
                .param("what", what)
                .param("from", referral.state().name())
                .param("to", to.name())
                .param("version", referral.version())
                .param("actor", actor.name())
                .param("organisation", actor.organisation())
                .update();
    }

    private static Referral with(Referral referral, ReferralState state, int version, OffsetDateTime since) {
        return new Referral(
                referral.id(),
                referral.handoverId(),
                referral.person(),
                referral.domain(),
                referral.recipient(),
                referral.consentId(),
                state,
                version,
                referral.openedAt(),
                since);
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
                row.getObject("state_since", OffsetDateTime.class));
    }
}
