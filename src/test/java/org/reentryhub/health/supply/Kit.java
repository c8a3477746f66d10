package org.reentryhub.health.supply;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reentryhub.plan.OpeningDays;

/** A made-up treatment, and what tests change of it. */
record Kit(Medicine medicine, Departure departure, LocalDate today) {
    static final DispensingPoint CLINIC = new DispensingPoint(
            "LAR Oslo", Optional.of(new OpeningDays("LAR Oslo", EnumSet.range(MONDAY, FRIDAY), LocalTime.of(14, 30))));

    /** Methadone, given every day up to and with today, to be dispensed by {@link #CLINIC}. */
    static Kit leaving(String day, String hour, String today) {
        var now = LocalDate.parse(today);
        var methadone = new Medicine(
                "Metadon", Medicine.Kind.SUBSTITUTION, Set.of(now), 1, List.of(), false, Optional.of(CLINIC));
        return new Kit(
                methadone,
                new Departure(
                        Optional.of(LocalDate.parse(day)),
                        Optional.of(hour).filter(text -> !text.isEmpty()).map(LocalTime::parse),
                        false),
                now);
    }

    Kit out() {
        return new Kit(medicine, new Departure(departure.day(), departure.hour(), true), today);
    }

    Kit withoutADay() {
        return new Kit(medicine, new Departure(Optional.empty(), Optional.empty(), false), today);
    }

    Kit given(String... days) {
        var set = Arrays.stream(days).map(LocalDate::parse).collect(Collectors.toSet());
        return with(new Medicine(
                medicine.name(),
                medicine.kind(),
                set,
                medicine.interval(),
                medicine.handedOut(),
                medicine.unclear(),
                medicine.point()));
    }

    Kit every(int interval) {
        return with(new Medicine(
                medicine.name(),
                medicine.kind(),
                medicine.given(),
                interval,
                medicine.handedOut(),
                medicine.unclear(),
                medicine.point()));
    }

    Kit handedOut(String on, int days) {
        var all = Stream.concat(medicine.handedOut().stream(), Stream.of(new HandedOut(LocalDate.parse(on), days)))
                .toList();
        return with(new Medicine(
                medicine.name(),
                medicine.kind(),
                medicine.given(),
                medicine.interval(),
                all,
                medicine.unclear(),
                medicine.point()));
    }

    Kit unclear() {
        return with(new Medicine(
                medicine.name(),
                medicine.kind(),
                medicine.given(),
                medicine.interval(),
                medicine.handedOut(),
                true,
                medicine.point()));
    }

    Kit at(DispensingPoint... points) {
        return with(new Medicine(
                medicine.name(),
                medicine.kind(),
                medicine.given(),
                medicine.interval(),
                medicine.handedOut(),
                medicine.unclear(),
                Arrays.stream(points).findFirst()));
    }

    Kit of(Medicine.Kind kind) {
        return with(new Medicine(
                medicine.name(),
                kind,
                medicine.given(),
                medicine.interval(),
                medicine.handedOut(),
                medicine.unclear(),
                medicine.point()));
    }

    /** What is found, naloxone aside. */
    List<SupplyFinding> findings() {
        var facts = new SupplyFacts(departure, List.of(medicine), false, Optional.of(today));
        return SupplyRules.findings(facts, today);
    }

    List<SupplyFinding.Code> codes() {
        return findings().stream().map(SupplyFinding::code).toList();
    }

    Optional<Gap> gap() {
        return findings().stream().flatMap(finding -> finding.gap().stream()).findFirst();
    }

    private Kit with(Medicine other) {
        return new Kit(other, departure, today);
    }
}
