package org.reentryhub.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.plan.MilestoneCode.CONFIRMATIONS;
import static org.reentryhub.plan.MilestoneCode.DAY_14;
import static org.reentryhub.plan.MilestoneCode.FIRST_NIGHT;
import static org.reentryhub.plan.MilestoneCode.HEALTH_REQUEST;
import static org.reentryhub.plan.MilestoneCode.HOME_MUNICIPALITY_TOLD;
import static org.reentryhub.plan.MilestoneCode.HOUSING_REFERRAL;
import static org.reentryhub.plan.MilestoneCode.IDENTITY_AND_BANK;
import static org.reentryhub.plan.MilestoneCode.LAST_WORKING_DAY;
import static org.reentryhub.plan.MilestoneCode.MONTH_3;
import static org.reentryhub.plan.MilestoneCode.NAV_REFERRAL;
import static org.reentryhub.plan.MilestoneCode.NEEDS_MAPPED;
import static org.reentryhub.plan.MilestoneCode.RESPONSIBILITY_GROUP;
import static org.reentryhub.plan.MilestoneCode.STANDING_HANDOVER;
import static org.reentryhub.plan.Somebody.ON_REMAND;
import static org.reentryhub.plan.Somebody.PLANNER;
import static org.reentryhub.plan.Somebody.SENTENCED;
import static org.reentryhub.plan.Somebody.sentenced;
import static org.reentryhub.plan.Somebody.with;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reentryhub.custody.Certainty;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.LegalStatus;
import org.reentryhub.custody.Regime;
import org.reentryhub.custody.Release;
import org.reentryhub.custody.ReleaseType;

class PlannerTest {

    @Test
    void aSentencedPersonsDatesAreCountedBackFromTheRelease() {
        assertThat(dates(SENTENCED))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(NEEDS_MAPPED, "2025-03-21"),
                        Map.entry(IDENTITY_AND_BANK, "2026-10-22"),
                        Map.entry(HOUSING_REFERRAL, "2026-10-22"),
                        Map.entry(NAV_REFERRAL, "2026-11-19"),
                        Map.entry(HEALTH_REQUEST, "2026-12-15"),
                        Map.entry(CONFIRMATIONS, "2027-01-07"),
                        Map.entry(LAST_WORKING_DAY, "2027-01-13"),
                        Map.entry(FIRST_NIGHT, "2027-01-14"),
                        Map.entry(DAY_14, "2027-01-28"),
                        Map.entry(MONTH_3, "2027-04-14")));
    }

    @Test
    void aMovedReleaseMovesThePlan() {
        Plan later = PLANNER.plan(SENTENCED.withRelease(Somebody.planned("2027-02-18")));
        assertThat(PlanChange.between(PLANNER.plan(SENTENCED), later))
                .filteredOn(change -> change.kind() != PlanChange.Kind.LATER)
                .isEmpty();
        assertThat(later.milestone(HOUSING_REFERRAL)).map(Milestone::due).contains(LocalDate.parse("2026-11-26"));
    }

    @Test
    void aDayOnWhichNobodyWorksIsMovedAndSaysSo() {
        Milestone referral = milestone(sentenced("2025-03-01", "2027-05-22"), NAV_REFERRAL);
        assertThat(referral.due()).isEqualTo("2027-03-24");
        assertThat(referral.why()).isEqualTo("56 days before release, on the nearest working day");
    }

    @Test
    void theLastWorkingDayStepsOverEasterAndTheSeventeenthOfMay() {
        assertThat(milestone(sentenced("2025-03-01", "2027-03-30"), LAST_WORKING_DAY)
                        .due())
                .isEqualTo("2027-03-24");
        assertThat(milestone(sentenced("2025-03-01", "2027-05-18"), LAST_WORKING_DAY)
                        .due())
                .isEqualTo("2027-05-14");
    }

    @Test
    void aReleaseOnAFridayOrBeforeAHolidayIsFlagged() {
        assertThat(PLANNER.plan(sentenced("2025-03-01", "2027-01-15")).flags())
                .containsExactly(PlanFlag.RELEASE_ON_FRIDAY);
        assertThat(PLANNER.plan(sentenced("2025-03-01", "2027-05-05")).flags())
                .containsExactly(PlanFlag.RELEASE_BEFORE_HOLIDAY);
        assertThat(PLANNER.plan(sentenced("2025-03-01", "2027-05-17")).flags())
                .containsExactly(PlanFlag.RELEASE_ON_DAY_OFF);
        assertThat(PLANNER.plan(SENTENCED).flags()).isEmpty();
    }

    @Test
    void aShortStayIsPlannedFromTheAdmission() {
        Map<MilestoneCode, String> dates = dates(sentenced("2027-01-04", "2027-02-03"));
        assertThat(dates)
                .containsEntry(NEEDS_MAPPED, "2027-01-11")
                .containsEntry(HOUSING_REFERRAL, "2027-01-14")
                .containsEntry(HEALTH_REQUEST, "2027-01-11")
                .containsEntry(CONFIRMATIONS, "2027-02-01");
    }

    @Test
    void nothingBeforeTheReleaseIsDueAfterIt() {
        PlanFacts threeDays = sentenced("2027-01-11", "2027-01-14");
        assertThat(milestone(threeDays, HOUSING_REFERRAL).due()).isEqualTo("2027-01-12");
        assertThat(milestone(threeDays, HOUSING_REFERRAL).why()).contains("brought forward");
    }

    @Test
    void aDayBeforeTheAdmissionBecomesTheAdmission() {
        Milestone confirmations = milestone(sentenced("2027-01-16", "2027-01-18"), CONFIRMATIONS);
        assertThat(confirmations.due()).isEqualTo("2027-01-16");
        assertThat(confirmations.why()).contains("before the admission");
    }

    @Test
    void onRemandNobodyKnowsTheDayAndTheHandoverStandsReady() {
        Plan plan = PLANNER.plan(ON_REMAND);
        assertThat(plan.flags()).containsExactly(PlanFlag.NO_RELEASE_DATE);
        assertThat(dates(ON_REMAND))
                .containsOnlyKeys(NEEDS_MAPPED, STANDING_HANDOVER, IDENTITY_AND_BANK, HEALTH_REQUEST)
                .containsEntry(STANDING_HANDOVER, "2026-11-16");
        Milestone standing = milestone(ON_REMAND, STANDING_HANDOVER);
        assertThat(standing.due(LocalDate.parse("2026-11-22"))).isEqualTo("2026-12-14");
        assertThat(standing.why()).isEqualTo("14 days after admission, and every 4 weeks from then on");
    }

    @Test
    void inPreventiveDetentionTheStageDecides() {
        PlanFacts closed = with(ON_REMAND, LegalStatus.PREVENTIVE_DETENTION, Regime.HIGH_SECURITY);
        PlanFacts open = with(ON_REMAND, LegalStatus.PREVENTIVE_DETENTION, Regime.LOW_SECURITY);
        assertThat(dates(closed)).containsOnlyKeys(NEEDS_MAPPED, RESPONSIBILITY_GROUP);
        assertThat(dates(open))
                .containsOnlyKeys(
                        NEEDS_MAPPED, RESPONSIBILITY_GROUP, IDENTITY_AND_BANK, HOUSING_REFERRAL, NAV_REFERRAL);
    }

    @Test
    void theHomeMunicipalityHearsThirtyMonthsBeforeTheMinimumTime() {
        PlanFacts facts = with(
                SENTENCED.withRelease(
                        new Release(LocalDate.parse("2030-06-03"), Certainty.ESTIMATED, ReleaseType.PAROLE, null)),
                LegalStatus.PREVENTIVE_DETENTION,
                Regime.HIGH_SECURITY);
        assertThat(milestone(facts, HOME_MUNICIPALITY_TOLD).due()).isEqualTo("2027-12-03");
    }

    @Test
    void whoServesAtHomeHasADwelling() {
        assertThat(milestone(with(SENTENCED, LegalStatus.SENTENCED, Regime.ELECTRONIC_MONITORING), HOUSING_REFERRAL)
                        .due())
                .isEqualTo("2026-12-17");
    }

    @Test
    void anEstimatedDayMayComeNearerSoReferralsGoEarlier() {
        Release estimate = new Release(LocalDate.parse("2027-01-14"), Certainty.ESTIMATED, null, null);
        assertThat(milestone(SENTENCED.withRelease(estimate), NAV_REFERRAL).due())
                .isEqualTo("2026-10-22");
    }

    @Test
    void whoLeavesTheCountryIsAwaitedByNobodyHere() {
        Release abroad =
                new Release(LocalDate.parse("2027-01-14"), Certainty.PLANNED, ReleaseType.TRANSFER_ABROAD, null);
        assertThat(dates(SENTENCED.withRelease(abroad)))
                .containsOnlyKeys(NEEDS_MAPPED, HEALTH_REQUEST, CONFIRMATIONS, LAST_WORKING_DAY);
    }

    @Test
    void leaveIsNoRelease() {
        assertThat(PLANNER.plan(with(SENTENCED, CustodyStatus.ON_LEAVE, null))).isEqualTo(PLANNER.plan(SENTENCED));
    }

    @Test
    void whoIsReleasedWithoutWarningHasAFirstNightAllTheSame() {
        PlanFacts out = with(ON_REMAND, CustodyStatus.RELEASED, LocalDate.parse("2026-11-20"));
        assertThat(dates(out)).containsEntry(FIRST_NIGHT, "2026-11-20").containsEntry(DAY_14, "2026-12-04");
    }

    @Test
    void whoIsOutBeforeTheRecordedDayIsCountedFromTheRealOne() {
        PlanFacts early = with(SENTENCED, CustodyStatus.RELEASED, LocalDate.parse("2026-12-01"));
        assertThat(dates(early)).containsEntry(FIRST_NIGHT, "2026-12-01");
        PlanFacts heardLate = with(SENTENCED, CustodyStatus.RELEASED, LocalDate.parse("2027-01-20"));
        assertThat(dates(heardLate)).containsEntry(FIRST_NIGHT, "2027-01-14");
    }

    @Test
    void forADeadPersonNothingIsDueEverAgain() {
        assertThat(PLANNER.plan(with(SENTENCED, CustodyStatus.DECEASED, null))).isEqualTo(Plan.NONE);
    }

    private static Milestone milestone(PlanFacts facts, MilestoneCode code) {
        return PLANNER.plan(facts).milestone(code).orElseThrow();
    }

    private static Map<MilestoneCode, String> dates(PlanFacts facts) {
        return PLANNER.plan(facts).milestones().stream()
                .collect(Collectors.toMap(
                        Milestone::code, milestone -> milestone.due().toString()));
    }
}
