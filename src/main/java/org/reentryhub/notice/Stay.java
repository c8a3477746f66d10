package org.reentryhub.notice;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.person.PersonNumber;

/**
 * One stay of one person: what is known of it, and what NAV was told.
 *
 * @param id the hub's own; stands as {@code referralId} in its notices, which are the versions of it
 * @param custody keyed hash of the prison's id of it
 * @param admittedOn as the record has it; the stay began later when the person was recalled into it
 * @param told the last that NAV was told, or is taken to know
 * @param recipient the office that was told, and that goes on being told
 * @param version of the last notice, 0 when there was none
 * @param held why what is due has not been sent
 */
record Stay(
        UUID id,
        PersonNumber person,
        UUID custody,
        LocalDate admittedOn,
        StayFacts known,
        Optional<StayFacts> told,
        Optional<String> recipient,
        int version,
        Optional<String> held) {

    static Stay begun(UUID id, PersonNumber person, Snapshot now, StayFacts known) {
        return new Stay(
                id,
                person,
                now.custody(),
                now.admittedOn(),
                known,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    Stay knownAs(StayFacts facts, LocalDate admitted) {
        return new Stay(id, person, custody, admitted, facts, told, recipient, version, held);
    }

    /** Whether NAV was never told of it, and nothing waits to be told. */
    boolean isUntold() {
        return version == 0 && held.isEmpty();
    }

    /** The first word of a stay is taken to be known to NAV; what is otherwise later goes out with the next event. */
    Stay filledIn() {
        return told.isEmpty() ? takenAsTold() : this;
    }

    /** Nothing needs to be said: what is known is taken to be known to NAV. */
    Stay takenAsTold() {
        return new Stay(id, person, custody, admittedOn, known, Optional.of(known), recipient, version, held);
    }

    Stay toldTo(String office) {
        return new Stay(
                id,
                person,
                custody,
                admittedOn,
                known,
                Optional.of(known),
                Optional.of(office),
                version + 1,
                Optional.empty());
    }

    Stay heldBack(String why) {
        return new Stay(id, person, custody, admittedOn, known, told, recipient, version, Optional.of(why));
    }

    Stay withNothingDue() {
        return new Stay(id, person, custody, admittedOn, known, told, recipient, version, Optional.empty());
    }

    /** The notice that is due: what lies between what NAV was told and what is known. */
    Optional<NoticeType> due() {
        return StayRules.due(told, known);
    }

    boolean lasts() {
        return known.state() == StayState.OPEN;
    }
}
