package org.reentryhub.referral;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.reentryhub.audit.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves referrals, by the steps that the lifecycle has, and writes each down; the clocks follow. The caller holds the
 * referral's lock.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Steps {
    private final JdbcClient jdbc;
    private final Timekeeping timekeeping;
    private final ManifestDifferences differences;
    private final Clock clock;

    Steps(JdbcClient jdbc, Timekeeping timekeeping, ManifestDifferences differences, Clock clock) {
        this.jdbc = jdbc;
        this.timekeeping = timekeeping;
        this.differences = differences;
        this.clock = clock;
    }

    /** Opens a referral, which is a draft; it may leave, and is about to be composed. */
    Referral open(Referral draft, Actor actor) {
        jdbc.sql(
                        """
                insert into hub.referral (id, handover_id, person_number, domain, recipient, consent_id, state, version,
                                          opened_at, state_since, redirected_from)
                values (:id, :handover, :person, :domain, :recipient, :consent, :state, :version, :at, :at, :from)""")
                .param("id", draft.id())
                .param("handover", draft.handoverId())
                .param("person", draft.person().value())
                .param("domain", draft.domain().name())
                .param("recipient", draft.recipient())
                .param("consent", draft.consentId())
                .param("state", draft.state().name())
                .param("version", draft.version())
                .param("at", draft.openedAt())
                .param("from", draft.redirectedFrom())
                .update();
        return take(Step.OPENED, draft, actor);
    }

    /** Takes a step that leads to one state. */
    Referral take(Step step, Referral referral, Actor actor) {
        return move(step, referral, step.to().iterator().next(), step.name(), actor);
    }

    /** Puts a referral on hold; of one that is, only writes down that there is another reason. */
    Referral hold(Referral referral, String why, Actor actor) {
        if (referral.state() == ReferralState.ON_HOLD) {
            note(referral, why, actor);
            return referral;
        }
        return move(Step.HELD, referral, ReferralState.ON_HOLD, why, actor);
    }

    /** Takes a referral from its hold, back to where it was. */
    Referral resume(Referral referral, Actor actor) {
        ReferralState before = held(referral).orElseThrow().before();
        return move(Step.RESUMED, referral, before, Step.RESUMED.name(), actor);
    }

    /** Why a referral is on hold, and where it stood before. */
    record Hold(String why, ReferralState before) {}

    /** Empty for one that is not on hold. */
    Optional<Hold> held(Referral referral) {
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

    private Referral move(Step step, Referral referral, ReferralState to, String what, Actor actor) {
        if (!step.leads(referral.state(), to) || !step.isOpenTo(actor.role())) {
            throw new IllegalStateException(
                    "the lifecycle has no %s from %s for %s".formatted(step, referral.state(), actor.role()));
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("update hub.referral set state = :state, state_since = :now, closed = :closed where id = :id")
                .param("state", to.name())
                .param("now", now)
                .param("closed", !to.isOpen())
                .param("id", referral.id())
                .update();
        event(referral, what, to, actor, now);
        if (!to.isOpen()) {
            differences.ended(referral.id());
        }
        return referral.in(to, now);
    }

    /** Counts a new version; the state stays. */
    Referral newVersion(Referral referral, String what, Actor actor) {
        Referral newer = referral.next();
        jdbc.sql("update hub.referral set version = :version where id = :id")
                .param("version", newer.version())
                .param("id", newer.id())
                .update();
        note(newer, what, actor);
        return newer;
    }

    /** Writes down what happened without a step. */
    void note(Referral referral, String what, Actor actor) {
        event(referral, what, referral.state(), actor, OffsetDateTime.now(clock));
    }

    /** Whatever happens to a referral is written down here, so no clock can be forgotten. */
    private void event(Referral referral, String what, ReferralState to, Actor actor, OffsetDateTime now) {
        timekeeping.touch(referral.id());
        jdbc.sql(
                        """
                insert into hub.referral_event (referral_id, at, what, from_state, to_state, version, actor, organisation)
                values (:id, :at, :what, :from, :to, :version, :actor, :organisation)""")
                .param("id", referral.id())
                .param("at", now)
                .param("what", what)
                .param("from", referral.state().name())
                .param("to", to.name())
                .param("version", referral.version())
                .param("actor", actor.name())
                .param("organisation", actor.organisation())
                .update();
    }
}
