package org.reentryhub.health.supply;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A medicine that is not to be interrupted, and what is recorded of its doses. Lives in memory only.
 *
 * @param name as the health unit writes it
 * @param given the days on which a dose was given inside
 * @param interval how many days one such dose lasts; one unless the prescription says more
 * @param handedOut what was given to take along
 * @param unclear whether something was handed out of which nobody can tell how long it lasts
 * @param point where the next dose is to be had, where somebody said so
 */
public record Medicine(
        String name,
        Kind kind,
        Set<LocalDate> given,
        int interval,
        List<HandedOut> handedOut,
        boolean unclear,
        Optional<DispensingPoint> point) {

    public Medicine {
        given = Set.copyOf(given);
        handedOut = List.copyOf(handedOut);
        if (interval < 1) {
            throw new IllegalArgumentException("a dose lasts a day at least");
        }
    }

    /** What kind of medicine it is. */
    public enum Kind {
        /** Opioid substitution: ATC N07BC. */
        SUBSTITUTION,
        OTHER,
        /** Its codes do not tell: it may be a substitution or not. */
        UNRECOGNISED
    }

    /** The day of the last dose inside, else of the last handing out. */
    public Optional<LocalDate> lastDose() {
        return given.stream()
                .max(Comparator.naturalOrder())
                .or(() -> handedOut.stream().map(HandedOut::on).max(Comparator.naturalOrder()));
    }

    /**
     * The last day for which there is a dose, as far as anything is recorded. Of two supplies the longer one counts and
     * never their sum: two strengths of one medicine are taken together.
     */
    public Optional<LocalDate> coveredUntil() {
        return Stream.concat(
                        given.stream().map(day -> day.plusDays(interval - 1L)),
                        handedOut.stream().map(supply -> supply.lastDay(given)))
                .max(Comparator.naturalOrder());
    }

    @Override
    public String toString() {
        return "a medicine";
    }
}
