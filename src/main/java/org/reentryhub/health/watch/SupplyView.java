package org.reentryhub.health.watch;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.health.supply.Coverage;
import org.reentryhub.health.supply.Departure;
import org.reentryhub.health.supply.DispensingPoint;
import org.reentryhub.health.supply.Gap;
import org.reentryhub.health.supply.Medicine;
import org.reentryhub.health.supply.SupplyFinding;
import org.reentryhub.health.supply.SupplyRules;
import org.reentryhub.health.supply.SupplyWords;

/** A look at somebody's medicines, as the health unit reads it. Nothing of it is kept. */
public record SupplyView(
        ReleaseLine release, NaloxoneLine naloxone, List<MedicineLine> medicines, List<FindingLine> findings) {

    record ReleaseLine(
            @Nullable LocalDate date, @JsonFormat(pattern = "HH:mm") @Nullable LocalTime at, boolean released) {}

    record NaloxoneLine(boolean needed, @Nullable LocalDate handedOut) {}

    /**
     * One medicine that is not to be interrupted.
     *
     * @param coveredUntil the last day for which a dose is recorded
     * @param firstDayWithoutDose doses inside until the day before the release taken as given
     */
    record MedicineLine(
            String name,
            Medicine.Kind kind,
            @Nullable LocalDate lastDose,
            @Nullable LocalDate coveredUntil,
            @Nullable LocalDate firstDayWithoutDose,
            @Nullable String dispensingPoint,
            @Nullable LocalDate firstOpenDay,
            @Nullable Integer gapDays) {}

    record FindingLine(
            SupplyFinding.Code code,
            @Nullable String medicine,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Integer days,
            String text) {}

    public static SupplyView of(SupplyCheck check) {
        var facts = check.facts();
        var departure = facts.departure();
        return new SupplyView(
                new ReleaseLine(departure.day().orElse(null), departure.hour().orElse(null), departure.out()),
                new NaloxoneLine(facts.naloxoneNeeded(), facts.naloxone().orElse(null)),
                facts.medicines().stream()
                        .map(medicine -> line(medicine, departure, check.today()))
                        .toList(),
                check.findings().stream().map(SupplyView::line).toList());
    }

    private static MedicineLine line(Medicine medicine, Departure departure, LocalDate today) {
        var coverage = SupplyRules.coverage(medicine, departure, today);
        return new MedicineLine(
                medicine.name(),
                medicine.kind(),
                medicine.lastDose().orElse(null),
                medicine.coveredUntil().orElse(null),
                coverage.map(Coverage::firstWithout).orElse(null),
                medicine.point().map(DispensingPoint::name).orElse(null),
                coverage.flatMap(Coverage::firstOutside).orElse(null),
                coverage.filter(known -> known.firstOutside().isPresent())
                        .map(known -> known.gap().map(Gap::days).orElse(0))
                        .orElse(null));
    }

    private static FindingLine line(SupplyFinding finding) {
        var gap = finding.gap();
        return new FindingLine(
                finding.code(),
                finding.medicine().orElse(null),
                gap.map(Gap::from).orElse(null),
                gap.map(Gap::to).orElse(null),
                gap.map(Gap::days).orElse(null),
                SupplyWords.sentence(finding));
    }

    @Override
    public String toString() {
        return "a view of supply";
    }
}
