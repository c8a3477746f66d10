package org.reentryhub.partner;

import java.util.List;

/**
 * One fact about who is responsible.
 *
 * @param basis which fact it is
 * @param number as it stands in the record
 * @param today the numbers it may mean today: one when it is clear, several when the municipality was split, none when the
 *     number is unknown or names no municipality
 * @param standing what became of the number
 */
public record Evidence(Basis basis, String number, List<String> today, Standing standing) {

    public Evidence {
        today = List.copyOf(today);
    }

    /** What became of a municipality number. */
    public enum Standing {
        /** In use. */
        OPEN,
        /** Closed, its whole area in one municipality of today. */
        SUCCEEDED,
        /** Closed, its area in parts: candidates, not an answer. */
        SPLIT,
        /** There never was such a number: somebody has to look. */
        UNKNOWN,
        /** Svalbard, the shelf, "not stated": nobody is responsible there. */
        NO_MUNICIPALITY
    }

    /** Whether it names one municipality. */
    boolean isClear() {
        return standing == Standing.OPEN || standing == Standing.SUCCEEDED;
    }

    /** Whether a weaker fact may not simply take its place: it said something, and nobody knows what. */
    boolean isUnsettled() {
        return standing == Standing.SPLIT || standing == Standing.UNKNOWN;
    }
}
