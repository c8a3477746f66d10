package org.reentryhub.health.supply;

import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.supply.SupplyFinding.Code.GAP;
import static org.reentryhub.health.supply.SupplyFinding.Code.LAST_DOSE_UNKNOWN;
import static org.reentryhub.health.supply.SupplyFinding.Code.MEDICINE_NOT_RECOGNISED;
import static org.reentryhub.health.supply.SupplyFinding.Code.NO_DISPENSING_POINT;
import static org.reentryhub.health.supply.SupplyFinding.Code.NO_NALOXONE;
import static org.reentryhub.health.supply.SupplyFinding.Code.OPENING_UNKNOWN;
import static org.reentryhub.health.supply.SupplyFinding.Code.RELEASE_DATE_UNKNOWN;
import static org.reentryhub.health.supply.SupplyFinding.Code.SUPPLY_UNKNOWN;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reentryhub.plan.OpeningDays;

/** Wednesday 13 January 2027 is an ordinary day; Easter Sunday of 2027 is 28 March. */
class SupplyRulesTest {
    private static final Kit ORDINARY = Kit.leaving("2027-01-13", "10:00", "2027-01-12");

    @Test
    void whoReachesTheClinicOnTheDayItselfHasNoGap() {
        assertThat(ORDINARY.findings()).isEmpty();
    }

    @Test
    void whoComesOutAfterClosingLacksTheDayItself() {
        assertThat(Kit.leaving("2027-01-13", "15:00", "2027-01-12").gap()).contains(gap("2027-01-13", "2027-01-13"));
    }

    @Test
    void anHourIsNeededForTheWay() {
        assertThat(Kit.leaving("2027-01-13", "13:30", "2027-01-12").findings()).isEmpty();
        assertThat(Kit.leaving("2027-01-13", "13:31", "2027-01-12").codes()).containsExactly(GAP);
    }

    @Test
    void anUnknownHourIsAsBadAsTheLatest() {
        assertThat(Kit.leaving("2027-01-13", "", "2027-01-12").gap()).contains(gap("2027-01-13", "2027-01-13"));
    }

    @Test
    void aDoseOnTheDayItselfCoversThatDay() {
        assertThat(Kit.leaving("2027-01-13", "15:00", "2027-01-13").findings()).isEmpty();
    }

    @Test
    void aFridayAfternoonLeavesThreeDays() {
        var friday = Kit.leaving("2027-01-15", "14:00", "2027-01-14");

        assertThat(friday.gap()).contains(gap("2027-01-15", "2027-01-17"));
        assertThat(friday.gap().map(Gap::days)).contains(3);
    }

    @Test
    void theWednesdayBeforeEasterLeavesSixDays() {
        var atEleven = Kit.leaving("2027-03-24", "11:30", "2027-03-23");

        assertThat(atEleven.gap()).contains(gap("2027-03-24", "2027-03-29"));
        assertThat(Kit.leaving("2027-03-24", "11:00", "2027-03-23").findings())
                .as("reached before noon")
                .isEmpty();
    }

    @Test
    void onMaundyThursdayNobodyIsThereUntilTuesday() {
        assertThat(Kit.leaving("2027-03-25", "08:00", "2027-03-24").gap()).contains(gap("2027-03-25", "2027-03-29"));
    }

    @Test
    void atChristmasDoseAndSupplyTogetherReachTheFirstOpenDay() {
        var leaving = Kit.leaving("2026-12-24", "12:00", "2026-12-24");

        assertThat(leaving.gap()).contains(gap("2026-12-25", "2026-12-27"));
        assertThat(leaving.handedOut("2026-12-24", 2).gap()).contains(gap("2026-12-27", "2026-12-27"));
        assertThat(leaving.handedOut("2026-12-24", 3).findings()).isEmpty();
    }

    @Test
    void aSupplyBeginsOnTheDayItIsHandedOutUnlessADoseWasGivenThatDay() {
        var friday = Kit.leaving("2027-01-15", "14:00", "2027-01-15").handedOut("2027-01-15", 2);

        assertThat(friday.findings()).isEmpty();
        assertThat(friday.given("2027-01-14").gap()).contains(gap("2027-01-17", "2027-01-17"));
    }

    @Test
    void dosesUnderSupervisionSaveWhatWasHandedOutBefore() {
        var friday = Kit.leaving("2027-01-15", "14:00", "2027-01-15").handedOut("2027-01-13", 2);

        assertThat(friday.given("2027-01-13", "2027-01-14", "2027-01-15").findings())
                .isEmpty();
    }

    @Test
    void twoStrengthsOfOneMedicineAreTakenTogether() {
        var friday = Kit.leaving("2027-01-15", "14:00", "2027-01-15")
                .handedOut("2027-01-15", 1)
                .handedOut("2027-01-15", 1);

        assertThat(friday.gap()).contains(gap("2027-01-17", "2027-01-17"));
    }

    @Test
    void anInjectionForFourWeeksCoversFourWeeks() {
        var injected = Kit.leaving("2027-01-15", "14:00", "2027-01-14")
                .given("2026-12-30")
                .every(28);

        assertThat(injected.findings()).isEmpty();
    }

    @Test
    void whileTheReleaseIsAheadTheDaysBeforeItAreTheUnitsOwn() {
        assertThat(Kit.leaving("2027-01-13", "10:00", "2026-11-22")
                        .given("2026-11-10")
                        .findings())
                .isEmpty();
    }

    @Test
    void onceOutADoseMissedInsideCountsAsWell() {
        var released = Kit.leaving("2027-01-13", "10:00", "2027-01-13")
                .given("2027-01-10")
                .out();

        assertThat(released.gap()).contains(gap("2027-01-11", "2027-01-12"));
    }

    @Test
    void whatNobodyKnowsIsSaid() {
        assertThat(ORDINARY.given().codes()).containsExactly(LAST_DOSE_UNKNOWN);
        assertThat(ORDINARY.unclear().codes()).containsExactly(SUPPLY_UNKNOWN);
        assertThat(ORDINARY.at().codes()).containsExactly(NO_DISPENSING_POINT);
        assertThat(ORDINARY.at(new DispensingPoint("LAR", Optional.empty())).codes())
                .containsExactly(OPENING_UNKNOWN);
        assertThat(ORDINARY.withoutADay().codes()).containsExactly(RELEASE_DATE_UNKNOWN);
        assertThat(ORDINARY.of(Medicine.Kind.UNRECOGNISED).codes()).containsExactly(MEDICINE_NOT_RECOGNISED);
    }

    @Test
    void aGapIsToldBesideADoubt() {
        assertThat(Kit.leaving("2027-01-15", "14:00", "2027-01-14").given().codes())
                .containsExactly(GAP, LAST_DOSE_UNKNOWN);
    }

    @Test
    void aDayThatWentByWithoutAReleaseIsNoDay() {
        assertThat(Kit.leaving("2027-01-11", "10:00", "2027-01-12").codes()).containsExactly(RELEASE_DATE_UNKNOWN);
    }

    @Test
    void aClinicThatDoesNotSayItsHoursIsNotReachedOnTheDayItself() {
        var tuesdays = new DispensingPoint("LAR", Optional.of(new OpeningDays("LAR", Set.of(TUESDAY), null)));

        assertThat(Kit.leaving("2027-01-12", "08:00", "2027-01-11").at(tuesdays).gap())
                .contains(gap("2027-01-12", "2027-01-18"));
    }

    @Test
    void anotherMedicineThatLastsTheFirstWeekNeedsNobody() {
        var eight = ORDINARY.of(Medicine.Kind.OTHER).at().handedOut("2027-01-12", 9);

        assertThat(eight.findings()).isEmpty();
        assertThat(eight.of(Medicine.Kind.SUBSTITUTION).codes()).containsExactly(NO_DISPENSING_POINT);
        assertThat(ORDINARY.of(Medicine.Kind.OTHER)
                        .at()
                        .handedOut("2027-01-12", 7)
                        .codes())
                .containsExactly(NO_DISPENSING_POINT);
    }

    @Test
    void whoeverIsInDangerOfAnOverdoseTakesNaloxoneAlong() {
        var medicines = List.of(ORDINARY.medicine());
        var today = ORDINARY.today();

        assertThat(codes(new SupplyFacts(ORDINARY.departure(), medicines, false, Optional.empty()), today))
                .containsExactly(NO_NALOXONE);
        assertThat(codes(new SupplyFacts(ORDINARY.departure(), List.of(), true, Optional.empty()), today))
                .containsExactly(NO_NALOXONE);
        assertThat(codes(new SupplyFacts(ORDINARY.departure(), List.of(), true, Optional.of(today)), today))
                .isEmpty();
    }

    @Test
    void whoTakesNothingIsNotAskedForADay() {
        var nothing = new SupplyFacts(ORDINARY.withoutADay().departure(), List.of(), false, Optional.empty());

        assertThat(codes(nothing, ORDINARY.today())).isEmpty();
    }

    @Test
    void nothingOfAMedicineStandsInWhatIsPrinted() {
        assertThat(Kit.leaving("2027-01-15", "14:00", "2027-01-14").findings() + " " + ORDINARY.medicine())
                .isEqualTo("[GAP] a medicine");
    }

    private static List<SupplyFinding.Code> codes(SupplyFacts facts, LocalDate today) {
        return SupplyRules.findings(facts, today).stream()
                .map(SupplyFinding::code)
                .toList();
    }

    private static Gap gap(String from, String to) {
        return new Gap(LocalDate.parse(from), LocalDate.parse(to));
    }
}
