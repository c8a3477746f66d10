package org.reentryhub.health.watch;

import java.time.Period;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.reentryhub.health.alert.HealthAlert;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.health.supply.Gap;
import org.reentryhub.health.supply.SupplyFinding;
import org.reentryhub.health.supply.SupplyFinding.Code;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;

/**
 * Puts before the health unit what a check found, and takes away what a later one does not find. No medicine is named: how
 * many days, and what kind of thing nobody knows. Each call belongs in its caller's transaction on the health schema.
 */
@Component
class SupplyAlerts {
    private static final List<Kind> FOUND = List.of(Kind.SUPPLY_GAP, Kind.SUPPLY_UNKNOWN, Kind.NO_NALOXONE);

    private final HealthAlerts alerts;
    private final Transfers transfers;

    SupplyAlerts(HealthAlerts alerts, Transfers transfers) {
        this.alerts = alerts;
        this.transfers = transfers;
    }

    void tell(PersonNumber person, List<SupplyFinding> findings) {
        alerts.settle(person, Kind.UNIT_SILENT, Kind.NO_HEALTH_UNIT, Kind.IDENTITY_MISMATCH);
        var wanted = details(findings);
        FOUND.forEach(kind -> tell(person, kind, wanted));
    }

    /** One that stands as it was is left alone, so that it keeps its age. */
    private void tell(PersonNumber person, Kind kind, Map<Kind, List<String>> wanted) {
        var details = wanted.get(kind);
        var changed = alerts.open(person).stream()
                .map(HealthAlert::notes)
                .anyMatch(open -> open.kind() == kind && !open.details().equals(details));
        if (changed) {
            alerts.settle(person, kind);
        }
        if (details != null) {
            alerts.raise(person, kind, details);
        }
    }

    /**
     * There is no check, and why, unless the same stands already about one of the person's transfers. What earlier ones
     * found stands: nobody has seen that it is otherwise.
     */
    void cannot(PersonNumber person, Kind why, List<String> details) {
        if (!isSaidOfATransfer(person, why)) {
            alerts.raise(person, why, details);
        }
    }

    private boolean isSaidOfATransfer(PersonNumber person, Kind why) {
        return transfers.of(person).stream()
                .flatMap(transfer -> alerts.of(transfer.id()).stream())
                .anyMatch(alert -> alert.isOpen() && alert.notes().kind() == why);
    }

    /** Nobody needs any of it any more. */
    void end(PersonNumber person) {
        tell(person, List.of());
    }

    static Map<Kind, List<String>> details(List<SupplyFinding> findings) {
        var details = new EnumMap<Kind, List<String>>(Kind.class);
        findings.stream()
                .flatMap(finding -> finding.gap().stream())
                .max(Comparator.comparing(Gap::days))
                .ifPresent(gap -> details.put(
                        Kind.SUPPLY_GAP, List.of(Period.ofDays(gap.days()).toString())));
        var doubts = findings.stream()
                .map(SupplyFinding::code)
                .filter(Code::isDoubt)
                .distinct()
                .sorted()
                .map(Code::name)
                .toList();
        if (!doubts.isEmpty()) {
            details.put(Kind.SUPPLY_UNKNOWN, doubts);
        }
        if (findings.stream().anyMatch(finding -> finding.code() == Code.NO_NALOXONE)) {
            details.put(Kind.NO_NALOXONE, List.of());
        }
        return details;
    }
}
