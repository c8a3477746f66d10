package org.reentryhub.health.watch;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Certainty;
import org.reentryhub.custody.Custody;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.health.supply.SupplyFinding;
import org.reentryhub.person.PersonNumber;

/**
 * What rests, sealed, of the checks of one person: that they ran, and never of what.
 *
 * @param against the release the last one was tried against; null before the first
 * @param found the codes of what the last one that succeeded found
 * @param silent how often in a row the unit has not answered since
 */
record SupplyNotes(PersonNumber person, @Nullable Against against, List<SupplyFinding.Code> found, int silent) {
    SupplyNotes {
        found = List.copyOf(found);
    }

    /** All of a record that a check depends on. */
    record Against(@Nullable LocalDate date, @Nullable LocalTime at, @Nullable Certainty certainty, boolean released) {

        static Against of(Custody custody) {
            var release = custody.release();
            var out = custody.status() == CustodyStatus.RELEASED;
            return release == null
                    ? new Against(null, null, null, out)
                    : new Against(release.date(), release.at(), release.certainty(), out);
        }
    }

    static SupplyNotes none(PersonNumber person) {
        return new SupplyNotes(person, null, List.of(), 0);
    }

    SupplyNotes found(Against now, List<SupplyFinding> findings) {
        return new SupplyNotes(
                person,
                now,
                findings.stream().map(SupplyFinding::code).distinct().sorted().toList(),
                0);
    }

    SupplyNotes nothingLearnt(Against now) {
        return new SupplyNotes(person, now, found, 0);
    }

    SupplyNotes silence(Against now) {
        return new SupplyNotes(person, now, found, silent + 1);
    }

    @Override
    public String toString() {
        return "supply notes";
    }
}
