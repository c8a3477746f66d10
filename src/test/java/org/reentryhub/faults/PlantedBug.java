package org.reentryhub.faults;

import static org.reentryhub.faults.Violation.Promise.ANSWERS_KEPT_ONCE;
import static org.reentryhub.faults.Violation.Promise.EVERYTHING_LISTED;
import static org.reentryhub.faults.Violation.Promise.NEVER_AGAIN_AFTER_AN_END;
import static org.reentryhub.faults.Violation.Promise.NEVER_BACKWARDS;
import static org.reentryhub.faults.Violation.Promise.NOTHING_AFTER_WITHDRAWAL;
import static org.reentryhub.faults.Violation.Promise.NOTHING_LEFT_WAITING;
import static org.reentryhub.faults.Violation.Promise.NOTHING_LOST;
import static org.reentryhub.faults.Violation.Promise.NOTHING_UNASKED;
import static org.reentryhub.faults.Violation.Promise.ONE_EFFECT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reentryhub.faults.Violation.Promise;

/**
 * Mistakes that careless programmers make, which the suite has to notice, or its green means nothing. Only a hub that the suite
 * starts can have one ({@link Sabotage}).
 *
 * @see #shows() which promises it breaks
 */
enum PlantedBug {
    /** Versions are not compared: what was overtaken is tried again, whatever has left since, and nobody objects. */
    VERSION_CHECK_OFF(
            Statements.with("and version < ? and lease_until >= ?", "and version < ? and lease_until >= ? and false")
                    .and("where referral_id = ? and version > ?", "where referral_id = ? and version > ? and false")
                    .and(Said.STOPS_WAITING, "where false and " + Said.STOPS_WAITING.substring(6)),
            NEVER_BACKWARDS,
            NOTHING_AFTER_WITHDRAWAL),
    /** A late outcome counts, whoever has the lease by then. */
    LEASE_WITHOUT_FENCING(
            Statements.with(
                    "where message_id = ? and lease = ? returning",
                    "where message_id = ? and (lease = ? or true) returning"),
            NEVER_AGAIN_AFTER_AN_END),
    /** What is on no queue any more stays where it is. */
    NOBODY_SWEEPS(
            Statements.with(
                    "and lease is null and not waits_for_slot", "and lease is null and not waits_for_slot and false"),
            NOTHING_LEFT_WAITING),
    /** What a killed hub held is nobody's. */
    LEASES_NEVER_END(
            Statements.with(
                    "where lease_until < ? or holder = any(?)", "where false and lease_until < ? and holder = any(?)"),
            NOTHING_LEFT_WAITING),
    /** Whether a consent still stands is not asked again when a message leaves, and a withdrawal stops nothing that waits. */
    CONSENT_IS_ASKED_ONCE(
            Statements.with(Said.STOPS_WAITING, "where false and " + Said.STOPS_WAITING.substring(6)),
            NOTHING_AFTER_WITHDRAWAL),
    /** What leaves is written down for nobody. */
    DISCLOSURES_ARE_FORGOTTEN(Statements.without("insert into audit.disclosure"), EVERYTHING_LISTED),
    /** At the second failure it is given up. */
    GIVES_UP_SOON(
            Statements.with(
                    "set state = 'RETRYING', next_attempt_at = ?",
                    "set state = case when attempts > 1 then 'STOPPED' else 'RETRYING' end, next_attempt_at = ?"),
            NOTHING_LOST),
    /** When to try again was known to a timer in memory, which is gone with the hub: nothing comes back for a day. */
    TIMER_IN_MEMORY(
            Statements.with(
                    "set state = 'RETRYING', next_attempt_at = ?",
                    "set state = 'RETRYING', next_attempt_at = cast(? as timestamptz) + interval '1 day'"),
            NOTHING_LEFT_WAITING),
    /** A handover is answered with 202 before it is on disk. */
    HANDOVER_SAID_BEFORE_IT_IS_KEPT(new LateCommit("insert into hub.handover"), NOTHING_LOST),
    /** So is a receiver's answer. */
    ANSWER_SAID_BEFORE_IT_IS_KEPT(new LateCommit("insert into hub.answer"), ANSWERS_KEPT_ONCE),
    /** The database says that something is on disk before it is. */
    DATABASE_SYNC_OFF(new Setting("synchronous_commit = off"), NOTHING_LOST, ANSWERS_KEPT_ONCE, NOTHING_UNASKED),
    /** Who asks again under the same name is taken for another. */
    KEYS_ARE_IGNORED(new Hook(), NOTHING_UNASKED, ONE_EFFECT),
    /** Each attempt has a name of its own. */
    A_NEW_NAME_EACH_TIME(new Hook(), ONE_EFFECT, EVERYTHING_LISTED),
    /** What was refused for ever is tried again. */
    REFUSED_IS_TRIED_AGAIN(new Hook(), NEVER_AGAIN_AFTER_AN_END),
    /** Where no answer came, it is taken to have arrived. */
    SILENCE_IS_AN_ANSWER(new Hook(), NOTHING_LOST);

    /** What the hub says more than once here. */
    private static final class Said {
        static final String STOPS_WAITING =
                "where referral_id = ? and state in ('PENDING', 'RETRYING', 'DEAD') and (lease_until";
    }

    /** How a mistake is made. */
    sealed interface Way permits Statements, LateCommit, Setting, Hook {}

    /**
     * Statements of the hub say something else, or are left out.
     *
     * @param instead by what the database is asked, each gap as one space; empty for one that is left out
     */
    record Statements(Map<String, String> instead) implements Way {
        static Statements with(String what, String instead) {
            return new Statements(Map.of(what, instead));
        }

        static Statements without(String what) {
            return with(what, "");
        }

        Statements and(String what, String with) {
            Map<String, String> more = new HashMap<>(instead);
            more.put(what, with);
            return new Statements(more);
        }
    }

    /** A transaction with such a statement is committed a little after the hub has gone on. */
    record LateCommit(String statement) implements Way {}

    /** Each connection is set to this. */
    record Setting(String setting) implements Way {}

    /** Something that {@link SabotagedRoutes} does. */
    record Hook() implements Way {}

    private final Way way;
    private final List<Promise> shows;

    PlantedBug(Way way, Promise... shows) {
        this.way = way;
        this.shows = List.of(shows);
    }

    Way way() {
        return way;
    }

    List<Promise> shows() {
        return shows;
    }
}
