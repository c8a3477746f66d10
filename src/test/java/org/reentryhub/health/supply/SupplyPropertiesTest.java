package org.reentryhub.health.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.reentryhub.health.supply.SupplyFinding.Code;
import org.reentryhub.plan.OpeningDays;

class SupplyPropertiesTest {
    private static final LocalDate TODAY = LocalDate.parse("2027-03-10");

    @Property
    void aGapHasADayAtLeastAndEndsBeforeADayOnWhichTheClinicIsOpen(@ForAll("situations") Kit kit) {
        kit.gap().ifPresent(gap -> {
            assertThat(gap.days()).isPositive();
            assertThat(opening(kit).isOpenOn(gap.to().plusDays(1))).isTrue();
            assertThat(gap.to()).isAfterOrEqualTo(day(kit).minusDays(1));
        });
    }

    @Property
    void noDayOfAGapIsOneForWhichADoseIsRecorded(@ForAll("situations") Kit kit) {
        kit.gap().ifPresent(gap -> assertThat(kit.medicine().coveredUntil().filter(last -> !last.isBefore(gap.from())))
                .isEmpty());
    }

    @Property
    void aSupplyForEveryDayLeavesNoGap(@ForAll("situations") Kit kit) {
        assertThat(kit.handedOut(TODAY.toString(), 120).gap()).isEmpty();
    }

    @Property
    void moreDosesNeverMakeAGapLonger(@ForAll("situations") Kit kit, @ForAll @IntRange(min = 1, max = 30) int days) {
        assertThat(length(kit.handedOut(TODAY.toString(), days))).isLessThanOrEqualTo(length(kit));
    }

    @Property
    void anEarlierHourNeverMakesAGapLonger(
            @ForAll("situations") Kit kit, @ForAll("hours") LocalTime one, @ForAll("hours") LocalTime other) {
        var first = one.isBefore(other) ? one : other;
        var last = one.isBefore(other) ? other : one;

        assertThat(length(at(kit, day(kit), first))).isLessThanOrEqualTo(length(at(kit, day(kit), last)));
    }

    @Property
    void anUnknownHourIsNeverBetterThanAnyHour(@ForAll("situations") Kit kit, @ForAll("hours") LocalTime hour) {
        assertThat(length(at(kit, day(kit), hour))).isLessThanOrEqualTo(length(at(kit, day(kit), null)));
    }

    @Property
    void aLaterReleaseNeverBringsTheFirstDayOutsideNearer(
            @ForAll("situations") Kit kit, @ForAll @IntRange(min = 1, max = 20) int days) {
        var later = at(kit, day(kit).plusDays(days), kit.departure().hour().orElse(null));

        assertThat(firstOutside(later)).isAfterOrEqualTo(firstOutside(kit));
    }

    @Property
    void anEarlierReleaseStillAheadNeverAsksForMoreThanFromItsOwnDay(
            @ForAll("situations") Kit kit, @ForAll @IntRange(min = 0, max = 20) int days) {
        var earlier = at(kit, day(kit).minusDays(days), kit.departure().hour().orElse(null));
        if (day(earlier).isAfter(TODAY)) {
            earlier.gap().ifPresent(gap -> assertThat(gap.from()).isAfterOrEqualTo(day(earlier)));
        }
    }

    @Property
    void whatIsUnknownIsNeverFoundInOrder(
            @ForAll("situations") Kit kit, @ForAll("kinds") Medicine.Kind kind, @ForAll("doubts") Code doubt) {
        var doubtful = doubted(kit.of(kind), doubt);

        assertThat(doubtful.codes()).contains(doubt);
    }

    @Property
    void ifNothingIsFoundEveryDayUntilTheClinicIsOpenHasADose(@ForAll("situations") Kit kit) {
        if (kit.findings().isEmpty()) {
            var recorded = kit.medicine().coveredUntil().orElseThrow();
            Stream.iterate(day(kit), day -> day.isBefore(firstOutside(kit)), day -> day.plusDays(1))
                    .forEach(day -> assertThat(day).isBeforeOrEqualTo(recorded));
        }
    }

    @Provide
    Arbitrary<Kit> situations() {
        var given = Arbitraries.integers().between(0, 40).set().ofMinSize(1).ofMaxSize(12);
        var handedOut = Combinators.combine(
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(1, 12))
                .as((ago, days) -> new HandedOut(TODAY.minusDays(ago), days))
                .list()
                .ofMaxSize(2);
        return Combinators.combine(
                        given,
                        Arbitraries.of(1, 1, 2, 7, 28),
                        handedOut,
                        openings(),
                        Arbitraries.integers().between(0, 40),
                        hours().injectNull(0.2))
                .as(SupplyPropertiesTest::situation);
    }

    private static Kit situation(
            Set<Integer> daysAgo,
            int interval,
            List<HandedOut> handedOut,
            OpeningDays opening,
            int ahead,
            @Nullable LocalTime hour) {
        var given = daysAgo.stream()
                .map(TODAY::minusDays)
                .map(LocalDate.class::cast)
                .collect(Collectors.toSet());
        var point = new DispensingPoint(opening.office(), Optional.of(opening));
        var medicine = new Medicine(
                "Metadon", Medicine.Kind.SUBSTITUTION, given, interval, handedOut, false, Optional.of(point));
        return at(
                new Kit(medicine, new Departure(Optional.empty(), Optional.empty(), false), TODAY),
                TODAY.plusDays(ahead),
                hour);
    }

    private static Arbitrary<OpeningDays> openings() {
        return Combinators.combine(
                        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1),
                        Arbitraries.integers().between(9, 20).injectNull(0.2))
                .as((days, closes) -> new OpeningDays("LAR", days, closes == null ? null : LocalTime.of(closes, 0)));
    }

    @Provide
    Arbitrary<LocalTime> hours() {
        return Arbitraries.integers().between(0, 24 * 60 - 1).map(minute -> LocalTime.MIN.plusMinutes(minute));
    }

    @Provide
    Arbitrary<Medicine.Kind> kinds() {
        return Arbitraries.of(Medicine.Kind.SUBSTITUTION, Medicine.Kind.UNRECOGNISED);
    }

    @Provide
    Arbitrary<Code> doubts() {
        return Arbitraries.of(Code.values()).filter(Code::isDoubt).filter(code -> code != Code.MEDICINE_NOT_RECOGNISED);
    }

    private static Kit doubted(Kit kit, Code doubt) {
        return switch (doubt) {
            case NO_DISPENSING_POINT -> kit.at();
            case OPENING_UNKNOWN -> kit.at(new DispensingPoint("LAR", Optional.empty()));
            case LAST_DOSE_UNKNOWN ->
                new Kit(
                        new Medicine(
                                kit.medicine().name(),
                                kit.medicine().kind(),
                                Set.of(),
                                1,
                                List.of(),
                                false,
                                kit.medicine().point()),
                        kit.departure(),
                        TODAY);
            case SUPPLY_UNKNOWN -> kit.unclear();
            case RELEASE_DATE_UNKNOWN -> kit.withoutADay();
            case GAP, NO_NALOXONE, MEDICINE_NOT_RECOGNISED -> throw new IllegalStateException("no doubt");
        };
    }

    private static Kit at(Kit kit, LocalDate day, @Nullable LocalTime hour) {
        return new Kit(
                kit.medicine(),
                new Departure(
                        Optional.of(day),
                        Optional.ofNullable(hour),
                        kit.departure().out()),
                TODAY);
    }

    private static int length(Kit kit) {
        return kit.gap().map(Gap::days).orElse(0);
    }

    private static LocalDate day(Kit kit) {
        return kit.departure().day().orElseThrow();
    }

    private static OpeningDays opening(Kit kit) {
        return kit.medicine().point().flatMap(DispensingPoint::opening).orElseThrow();
    }

    private static LocalDate firstOutside(Kit kit) {
        return kit.medicine()
                .point()
                .flatMap(point -> point.firstDay(day(kit), kit.departure().hour()))
                .orElseThrow();
    }
}
