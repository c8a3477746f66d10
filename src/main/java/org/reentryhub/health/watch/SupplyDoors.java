package org.reentryhub.health.watch;

import java.util.List;
import java.util.Optional;
import org.reentryhub.health.reading.Addressees;
import org.reentryhub.health.summary.Named;
import org.reentryhub.health.supply.DispensingPoint;
import org.reentryhub.health.supply.Doors;
import org.reentryhub.partner.Identifier;
import org.reentryhub.partner.Kind;
import org.reentryhub.partner.Opening;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.plan.OpeningDays;

/** Where medicines can be had, by the partner directory: matched on identifiers and nothing else. */
record SupplyDoors(Partner unit, Partners partners, Addressees addressees) implements Doors {

    @Override
    public List<DispensingPoint> named(Named who) {
        var identifiers = who.identifiers().stream()
                .flatMap(pair -> Identifier.parse(pair).stream())
                .toList();
        if (identifiers.stream().anyMatch(unit.identifiers()::contains)) {
            return List.of();
        }
        var known = identifiers.stream()
                .flatMap(identifier -> partners.identifiedBy(Kind.HEALTH, identifier).stream())
                .distinct()
                .toList();
        return List.of(known.size() == 1 ? point(known.get(0)) : new DispensingPoint(who.name(), Optional.empty()));
    }

    @Override
    public List<DispensingPoint> amongRecipients() {
        return addressees.found().stream()
                .filter(partner -> partner.opening().isPresent())
                .map(SupplyDoors::point)
                .toList();
    }

    private static DispensingPoint point(Partner partner) {
        return new DispensingPoint(
                partner.name(),
                partner.opening()
                        .map(opening -> new OpeningDays(
                                partner.name(),
                                opening.days(),
                                opening.hours().map(Opening.Hours::until).orElse(null))));
    }
}
