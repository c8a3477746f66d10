package org.reentryhub.health.watch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.reentryhub.NorwegianTime;
import org.reentryhub.health.reading.Sight;
import org.reentryhub.health.supply.Departure;
import org.reentryhub.health.supply.SupplyFacts;
import org.reentryhub.health.supply.SupplyFinding;
import org.reentryhub.health.supply.SupplyMapping;
import org.reentryhub.health.supply.SupplyRules;
import org.reentryhub.partner.Partners;

/** One look at somebody's medicines; lives in memory only. */
public record SupplyCheck(LocalDate today, SupplyFacts facts, List<SupplyFinding> findings) {
    public SupplyCheck {
        findings = List.copyOf(findings);
    }

    /** Weighs what was just read; asks nobody. The two must be known to be the same human being. */
    static SupplyCheck of(Sight sight, Partners partners, Clock clock) {
        var today = LocalDate.ofInstant(clock.instant(), NorwegianTime.ZONE);
        var custody = sight.person().custody();
        var facts = SupplyMapping.facts(
                sight.record(),
                Departure.of(custody),
                custody.admittedOn(),
                new SupplyDoors(sight.unit(), partners, sight.addressees(partners)),
                today);
        return new SupplyCheck(today, facts, SupplyRules.findings(facts, today));
    }

    @Override
    public String toString() {
        return "a supply check";
    }
}
