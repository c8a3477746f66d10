package org.reentryhub.health.supply;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;

/** Amounts and rhythms as days. What is not written in units that are known here is not guessed at. Pure. */
final class Amounts {
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final Set<String> DAY = Set.of("d", "day", "days", "dag", "dager", "døgn");
    /** A month is four weeks at least. */
    private static final Map<UnitsOfTime, Integer> DAYS_OF =
            Map.of(UnitsOfTime.D, 1, UnitsOfTime.WK, 7, UnitsOfTime.MO, 28);

    private Amounts() {}

    /** How many days what was handed out lasts. */
    static Optional<Integer> days(MedicationDispense dispense) {
        return dispense.hasDaysSupply()
                ? ofSupply(dispense.getDaysSupply())
                : ofQuantity(dispense.getQuantity(), dispense.getDosageInstruction());
    }

    private static Optional<Integer> ofSupply(Quantity supply) {
        var days = UCUM.equals(supply.getSystem())
                ? "d".equals(supply.getCode())
                : supply.getUnit() != null && DAY.contains(supply.getUnit());
        return days && isExact(supply) ? wholeDays(supply.getValue()) : Optional.empty();
    }

    /** By the one dose that is to be taken, if both are counted in the same unit. */
    private static Optional<Integer> ofQuantity(Quantity all, List<Dosage> dosages) {
        if (dosages.size() != 1 || dosages.get(0).getDoseAndRate().size() != 1 || !isExact(all)) {
            return Optional.empty();
        }
        var dosage = dosages.get(0);
        var dose = dosage.getDoseAndRateFirstRep();
        if (!dose.hasDoseQuantity() || !isExact(dose.getDoseQuantity()) || !sameUnit(all, dose.getDoseQuantity())) {
            return Optional.empty();
        }
        return rhythm(dosage)
                .flatMap(rhythm -> wholeDays(all.getValue()
                        .multiply(rhythm.days())
                        .divide(dose.getDoseQuantity().getValue().multiply(rhythm.times()), 0, RoundingMode.DOWN)));
    }

    /** How many days one dose lasts; nothing when the prescription does not say it as a rhythm. */
    static Optional<Integer> interval(Dosage dosage) {
        return rhythm(dosage).flatMap(rhythm -> wholeDays(rhythm.days().divide(rhythm.times(), 0, RoundingMode.DOWN)));
    }

    private record Rhythm(BigDecimal times, BigDecimal days) {}

    /** So many times in so many days, and no further condition. */
    private static Optional<Rhythm> rhythm(Dosage dosage) {
        var repeat = dosage.getTiming().getRepeat();
        var unit = repeat.getPeriodUnit() != null ? DAYS_OF.get(repeat.getPeriodUnit()) : null;
        if (unit == null
                || repeat.getPeriod() == null
                || repeat.getPeriod().signum() <= 0
                || isConditional(dosage, repeat)) {
            return Optional.empty();
        }
        var times = repeat.hasFrequency() ? repeat.getFrequency() : 1;
        return Optional.of(times)
                .filter(number -> number > 0)
                .map(number -> new Rhythm(
                        BigDecimal.valueOf(number), repeat.getPeriod().multiply(BigDecimal.valueOf(unit))));
    }

    private static boolean isConditional(Dosage dosage, TimingRepeatComponent repeat) {
        return dosage.hasAsNeeded()
                || dosage.hasModifierExtension()
                || repeat.hasFrequencyMax()
                || repeat.hasPeriodMax()
                || repeat.hasDayOfWeek()
                || repeat.getWhen().size() > 1;
    }

    /** FHIR knows «at least» and «less than» as well. */
    private static boolean isExact(Quantity quantity) {
        return quantity.getValue() != null && quantity.getValue().signum() > 0 && !quantity.hasComparator();
    }

    private static boolean sameUnit(Quantity one, Quantity other) {
        return one.hasCode() || other.hasCode()
                ? Objects.equals(one.getCode(), other.getCode()) && Objects.equals(one.getSystem(), other.getSystem())
                : one.getUnit() != null && one.getUnit().equals(other.getUnit());
    }

    private static Optional<Integer> wholeDays(BigDecimal days) {
        return Optional.of(days.min(BigDecimal.valueOf(10_000)).intValue()).filter(whole -> whole > 0);
    }
}
