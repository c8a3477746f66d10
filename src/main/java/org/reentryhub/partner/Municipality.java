package org.reentryhub.partner;

import java.util.List;
import java.util.Optional;

/**
 * A municipality number that is or was in use, and what became of it. Numbers change with every reform; records keep them
 * for decades.
 *
 * @param name the official name, in all its languages
 * @param lastYear when it was closed; empty when it is in use
 * @param successor the number that holds the whole of its area today; empty when it is in use, split, or no municipality
 * @param parts numbers that hold parts of its area today, or are thought to: candidates, none of them an answer
 */
public record Municipality(
        String number, String name, Optional<Integer> lastYear, Optional<String> successor, List<String> parts) {

    public Municipality {
        parts = List.copyOf(parts);
    }

    /** Whether something may be sent to it today. Svalbard, the shelf and "not stated" have numbers, but no municipality. */
    public boolean isOpen() {
        return lastYear.isEmpty() && !isNoMunicipality();
    }

    /** Whether the number stands for a place that no municipality is responsible for, or for no place. */
    public boolean isNoMunicipality() {
        return number.startsWith("2") && lastYear.isEmpty() || number.equals("9999");
    }
}
