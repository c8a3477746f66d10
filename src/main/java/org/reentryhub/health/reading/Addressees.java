package org.reentryhub.health.reading;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.reentryhub.health.summary.Named;
import org.reentryhub.health.summary.PatientRecord;
import org.reentryhub.partner.Identifier;
import org.reentryhub.partner.Kind;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partner.ChannelType;
import org.reentryhub.partner.Partners;

/**
 * Who is to receive.
 *
 * @param found partners that take FHIR, each once
 * @param unknown those whom the directory does not know, or cannot reach by FHIR
 */
public record Addressees(List<Partner> found, List<Named> unknown) {
    public Addressees {
        found = List.copyOf(found);
        unknown = List.copyOf(unknown);
    }

    /** Matches everybody whom the health unit's data name against the directory, on identifiers and nothing else. */
    static Addressees in(PatientRecord record, Partner unit, Partners partners, OffsetDateTime at) {
        var found = new LinkedHashSet<Partner>();
        var unknown = new ArrayList<Named>();
        for (var named : Named.in(record, at)) {
            if (!is(named, unit)) {
                match(named, partners).ifPresentOrElse(found::add, () -> unknown.add(named));
            }
        }
        return new Addressees(List.copyOf(found), unknown);
    }

    /** The health unit leads many a care team; it is not the next to take over. */
    private static boolean is(Named named, Partner unit) {
        return identifiers(named).stream().anyMatch(unit.identifiers()::contains);
    }

    private static Optional<Partner> match(Named named, Partners partners) {
        var matches = identifiers(named).stream()
                .flatMap(identifier -> partners.identifiedBy(Kind.HEALTH, identifier).stream())
                .distinct()
                .toList();
        return matches.size() == 1
                ? Optional.of(matches.get(0))
                        .filter(partner -> partner.channel().type() == ChannelType.FHIR)
                : Optional.empty();
    }

    private static List<Identifier> identifiers(Named named) {
        return named.identifiers().stream()
                .flatMap(pair -> Identifier.parse(pair).stream())
                .toList();
    }
}
