package org.reentryhub.health.supply;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reentryhub.NorwegianTime;
import org.reentryhub.health.summary.PatientRecord;

/** From what the health unit's server told to facts that the rules can weigh. Pure. */
public final class SupplyMapping {
    /** The longest rhythm of a substitution: an injection every four weeks. What is older tells nothing of today. */
    private static final int RECENT = 28;

    private final PatientRecord record;
    private final Doors doors;
    private final LocalDate today;
    private final List<Order> orders;
    private final List<Doses.Given> given;
    private final List<Doses.Taken> taken;

    private SupplyMapping(PatientRecord record, Doors doors, LocalDate today) {
        this.record = record;
        this.doors = doors;
        this.today = today;
        orders = Order.in(record).toList();
        given = Doses.given(record, today).toList();
        taken = Doses.taken(record, today).toList();
    }

    /**
     * The facts as they stand.
     *
     * @param since when the stay began: what was handed out earlier may be anywhere
     */
    public static SupplyFacts facts(
            PatientRecord record, Departure departure, LocalDate since, Doors doors, LocalDate today) {
        var mapping = new SupplyMapping(record, doors, today);
        return new SupplyFacts(departure, mapping.medicines(), Dependence.isRecorded(record), mapping.naloxone(since));
    }

    private List<Medicine> medicines() {
        return substances().values().stream()
                .filter(substance -> !substance.key().equals(Substance.NALOXONE))
                .filter(this::isToGoOn)
                .map(this::medicine)
                .toList();
    }

    /** By key, in the words that were read first: those of a prescription, if there is one. */
    private Map<String, Substance> substances() {
        return Stream.of(
                        orders.stream().map(Order::substance),
                        given.stream().map(Doses.Given::substance),
                        taken.stream().map(Doses.Taken::substance))
                .flatMap(each -> each)
                .collect(Collectors.toMap(
                        Substance::key, substance -> substance, (first, other) -> first, LinkedHashMap::new));
    }

    /**
     * A substitution goes on while a dose of it is recent, whatever became of the prescription: one that ends with the stay
     * is no end of the treatment. Another medicine is asked after if the unit records what becomes of it.
     */
    private boolean isToGoOn(Substance substance) {
        var ordered = orders(substance).toList();
        return switch (substance.kind()) {
            case SUBSTITUTION -> !ordered.isEmpty() || isRecent(substance);
            case UNRECOGNISED -> ordered.stream().anyMatch(order -> !order.isAsNeeded());
            case OTHER -> ordered.stream().anyMatch(order -> !order.isAsNeeded()) && isRecorded(substance);
        };
    }

    private Medicine medicine(Substance substance) {
        var days = given(substance).collect(Collectors.toSet());
        return new Medicine(
                substance.name(),
                substance.kind(),
                days,
                orders(substance).mapToInt(Order::interval).min().orElse(1),
                taken(substance).flatMap(each -> each.handedOut().stream()).toList(),
                taken(substance).anyMatch(this::isUnclear),
                point(substance));
    }

    private Optional<DispensingPoint> point(Substance substance) {
        var named = Dispensers.of(record, substance.key(), orders(substance).toList(), morning()).stream()
                .flatMap(who -> doors.named(who).stream())
                .distinct()
                .toList();
        return only(named.isEmpty() ? doors.amongRecipients() : named);
    }

    private OffsetDateTime morning() {
        return today.atStartOfDay(NorwegianTime.ZONE).toOffsetDateTime();
    }

    /** Of two, nobody can tell which it is. */
    private static Optional<DispensingPoint> only(List<DispensingPoint> points) {
        return points.size() == 1 ? Optional.of(points.get(0)) : Optional.empty();
    }

    private boolean isUnclear(Doses.Taken handedOut) {
        return handedOut.handedOut().isEmpty()
                && handedOut.on().filter(day -> !isRecent(day)).isEmpty();
    }

    private boolean isRecorded(Substance substance) {
        return given(substance).findAny().isPresent()
                || taken(substance).findAny().isPresent();
    }

    private boolean isRecent(Substance substance) {
        return given(substance).anyMatch(this::isRecent)
                || taken(substance)
                        .anyMatch(each -> each.on().filter(this::isRecent).isPresent());
    }

    private boolean isRecent(LocalDate day) {
        return day.isAfter(today.minusDays(RECENT));
    }

    private Optional<LocalDate> naloxone(LocalDate since) {
        return taken.stream()
                .filter(each -> each.substance().key().equals(Substance.NALOXONE))
                .flatMap(each -> each.on().stream())
                .filter(day -> !day.isBefore(since))
                .max(Comparator.naturalOrder());
    }

    private Stream<Order> orders(Substance substance) {
        return orders.stream().filter(order -> order.substance().key().equals(substance.key()));
    }

    private Stream<LocalDate> given(Substance substance) {
        return given.stream()
                .filter(dose -> dose.substance().key().equals(substance.key()))
                .map(Doses.Given::on);
    }

    private Stream<Doses.Taken> taken(Substance substance) {
        return taken.stream().filter(each -> each.substance().key().equals(substance.key()));
    }
}
