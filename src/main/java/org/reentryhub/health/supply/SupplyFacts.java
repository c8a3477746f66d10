package org.reentryhub.health.supply;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All that is to be known of a patient's medicines before they leave; lives in memory only.
 *
 * @param opioids whether they depend on opioids, by what the unit's data say beside the medicines
 * @param naloxone the last day on which naloxone was handed out to them in this stay
 */
public record SupplyFacts(
        Departure departure, List<Medicine> medicines, boolean opioids, Optional<LocalDate> naloxone) {
    public SupplyFacts {
        medicines = List.copyOf(medicines);
    }

    /** Whether an overdose of opioids is what must be feared. */
    public boolean naloxoneNeeded() {
        return opioids || medicines.stream().anyMatch(medicine -> medicine.kind() == Medicine.Kind.SUBSTITUTION);
    }

    @Override
    public String toString() {
        return "supply facts";
    }
}
