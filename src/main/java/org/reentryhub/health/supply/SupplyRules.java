package org.reentryhub.health.supply;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reentryhub.health.supply.SupplyFinding.Code;

/** The written rules of the check. Finds nothing only when everything it depends on is known and adds up. Pure. */
public final class SupplyRules {
    /** The days after a release in which most deaths fall; another medicine that lasts through them needs no more. */
    private static final int FIRST_WEEK = 7;

    private SupplyRules() {}

    /** Everything that is wrong, in the order in which it matters to whoever reads it. */
    public static List<SupplyFinding> findings(SupplyFacts facts, LocalDate today) {
        return Stream.of(
                        withoutADay(facts, today),
                        facts.medicines().stream().flatMap(medicine -> of(medicine, facts.departure(), today)),
                        naloxone(facts))
                .flatMap(found -> found)
                .toList();
    }

    /** How one medicine lasts; empty while there is no day to count from. */
    public static Optional<Coverage> coverage(Medicine medicine, Departure departure, LocalDate today) {
        return departure.dayAsOf(today).map(day -> Coverage.of(medicine, day, departure, today));
    }

    private static Stream<SupplyFinding> withoutADay(SupplyFacts facts, LocalDate today) {
        var none = facts.departure().dayAsOf(today).isEmpty();
        return none && !facts.medicines().isEmpty()
                ? Stream.of(SupplyFinding.of(Code.RELEASE_DATE_UNKNOWN))
                : Stream.empty();
    }

    private static Stream<SupplyFinding> naloxone(SupplyFacts facts) {
        return facts.naloxoneNeeded() && facts.naloxone().isEmpty()
                ? Stream.of(SupplyFinding.of(Code.NO_NALOXONE))
                : Stream.empty();
    }

    private static Stream<SupplyFinding> of(Medicine medicine, Departure departure, LocalDate today) {
        var coverage = coverage(medicine, departure, today);
        return Stream.concat(
                coverage.flatMap(Coverage::gap).map(gap -> SupplyFinding.of(gap, medicine)).stream(),
                doubts(medicine, departure, today).map(code -> SupplyFinding.of(code, medicine)));
    }

    private static Stream<Code> doubts(Medicine medicine, Departure departure, LocalDate today) {
        return Stream.of(
                        onlyIf(medicine.kind() == Medicine.Kind.UNRECOGNISED, Code.MEDICINE_NOT_RECOGNISED),
                        onlyIf(medicine.lastDose().isEmpty(), Code.LAST_DOSE_UNKNOWN),
                        onlyIf(medicine.unclear(), Code.SUPPLY_UNKNOWN),
                        nextDose(medicine).filter(doubt -> !lastsTheFirstWeek(medicine, departure, today)))
                .flatMap(Optional::stream);
    }

    private static Optional<Code> nextDose(Medicine medicine) {
        return medicine.point().isEmpty()
                ? Optional.of(Code.NO_DISPENSING_POINT)
                : onlyIf(medicine.point().flatMap(DispensingPoint::opening).isEmpty(), Code.OPENING_UNKNOWN);
    }

    /** A substitution is dispensed by a clinic that has to know: it needs a point however long the supply lasts. */
    private static boolean lastsTheFirstWeek(Medicine medicine, Departure departure, LocalDate today) {
        return medicine.kind() == Medicine.Kind.OTHER
                && coverage(medicine, departure, today)
                        .filter(coverage -> departure
                                .dayAsOf(today)
                                .filter(day -> coverage.firstWithout().isAfter(day.plusDays(FIRST_WEEK)))
                                .isPresent())
                        .isPresent();
    }

    private static Optional<Code> onlyIf(boolean so, Code code) {
        return Optional.of(code).filter(found -> so);
    }
}
