package org.reentryhub.custody;

import java.util.List;

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

    /** The report on a single event. */
    static IntakeReport of(Verdict verdict, List<IntakeError> errors) {
        return switch (verdict) {
            case NEW, CHANGED, SAME -> new IntakeReport(1, 0, 0, 0, errors);
            case DUPLICATE -> new IntakeReport(0, 1, 0, 0, errors);
            case STALE -> new IntakeReport(0, 0, 1, 0, errors);
            case REFUSED -> new IntakeReport(0, 0, 0, 1, errors);
        };
    }

    static IntakeReport sum(List<IntakeReport> parts) {
        return new IntakeReport(
                parts.stream().mapToLong(IntakeReport::accepted).sum(),
                parts.stream().mapToLong(IntakeReport::duplicate).sum(),
                parts.stream().mapToLong(IntakeReport::stale).sum(),
                parts.stream().mapToLong(IntakeReport::rejected).sum(),
                parts.stream()
                        .flatMap(part -> part.errors.stream())
                        .limit(MOST_ERRORS)
                        .toList());
    }

    IntakeReport plus(IntakeReport next) {
        return sum(List.of(this, next));
    }
}
