package org.reentryhub.custody;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of the events of a delivery.
 *
 * @param duplicate the same source and id had been accepted before
 * @param stale ordered before what had been accepted for the person; kept, and changed nothing
 * @param rejected how many are in quarantine
 * @param errors the faults of the rejected; the first {@value #MOST_ERRORS}
 */
public record IntakeReport(long accepted, long duplicate, long stale, long rejected, List<IntakeError> errors) {
    static final int MOST_ERRORS = 1_000;
    static final IntakeReport EMPTY = new IntakeReport(0, 0, 0, 0, List.of());

    public IntakeReport {
        errors = List.copyOf(errors);
    }

    IntakeReport plus(IntakeReport next) {
        return new IntakeReport(
                accepted + next.accepted,
                duplicate + next.duplicate,
                stale + next.stale,
                rejected + next.rejected,
                Stream.concat(errors.stream(), next.errors.stream())
                        .limit(MOST_ERRORS)
                        .toList());
    }
}
