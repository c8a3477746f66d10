package org.reentryhub.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.plan.MilestoneCode.CONFIRMATIONS;
import static org.reentryhub.plan.MilestoneCode.DAY_14;
import static org.reentryhub.plan.MilestoneCode.HEALTH_REQUEST;
import static org.reentryhub.plan.MilestoneCode.HOUSING_REFERRAL;
import static org.reentryhub.plan.MilestoneCode.IDENTITY_AND_BANK;
import static org.reentryhub.plan.MilestoneCode.LAST_WORKING_DAY;
import static org.reentryhub.plan.MilestoneCode.NAV_REFERRAL;
import static org.reentryhub.plan.MilestoneCode.NEEDS_MAPPED;
import static org.reentryhub.plan.MilestoneCode.STANDING_HANDOVER;
import static org.reentryhub.plan.MilestoneState.DONE;
import static org.reentryhub.plan.MilestoneState.NOT_NEEDED;
import static org.reentryhub.plan.MilestoneState.OPEN;
import static org.reentryhub.plan.MilestoneState.OVERDUE;
import static org.reentryhub.plan.PlanDomain.EMPLOYMENT;
import static org.reentryhub.plan.PlanDomain.HEALTH;
import static org.reentryhub.plan.PlanDomain.HOUSING;
import static org.reentryhub.plan.PlanDomain.IDENTITY_DOCUMENTS;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.NeedLevel;

class MilestoneViewsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Plan PLAN = Somebody.PLANNER.plan(Somebody.SENTENCED);

    private static final Progress HOUSING_WAITS = new Progress(
            HOUSING, NeedLevel.URGENT, ReferralStanding.RECEIVED, LocalDate.parse("2026-11-20"), "Oslo kommune, bolig");
    private static final Progress NAV_WAITS =
            new Progress(EMPLOYMENT, NeedLevel.SOME, ReferralStanding.SENT, LocalDate.parse("2026-11-16"), "NAV");
    private static final Progress NAV_TAKES =
            new Progress(EMPLOYMENT, NeedLevel.SOME, ReferralStanding.ACCEPTED, LocalDate.parse("2026-11-20"), "NAV");

    @Test
    void whatNobodyHasAskedForIsOpenUntilItIsOverdue() {
        Progress nav = Progress.none(EMPLOYMENT, NeedLevel.SOME);
        MilestoneView overdue = view(NAV_REFERRAL, nav);
        assertThat(overdue.state()).isEqualTo(OVERDUE);
        assertThat(overdue.why()).isEqualTo("Nobody has been asked yet; was due 3 days ago");
        MilestoneView open = of(PLAN, LocalDate.parse("2026-11-18"), NAV_REFERRAL, nav);
        assertThat(open.state()).isEqualTo(OPEN);
        assertThat(open.why()).isEqualTo("Nobody has been asked yet; due in 1 day");
        assertThat(of(PLAN, LocalDate.parse("2026-11-19"), NAV_REFERRAL, nav).why())
                .isEqualTo("Nobody has been asked yet; due today");
    }

    @Test
    void aReferralIsDoneWhenTheReceiverHasBeenAsked() {
        MilestoneView view = view(HOUSING_REFERRAL, HOUSING_WAITS);
        assertThat(view.state()).isEqualTo(DONE);
        assertThat(view.why()).isEqualTo("Oslo kommune, bolig has not answered for 2 days");
    }

    @Test
    void aReferralThatDidNotArriveIsNotDone() {
        Progress failed = new Progress(
                HOUSING, NeedLevel.URGENT, ReferralStanding.DELIVERY_FAILED, LocalDate.parse("2026-11-21"), "Bolig");
        assertThat(view(HOUSING_REFERRAL, failed).state()).isEqualTo(OVERDUE);
        assertThat(view(HOUSING_REFERRAL, failed).why()).isEqualTo("Bolig could not be reached; was due 31 days ago");
    }

    @Test
    void whatNobodyNeedsNobodyIsAskedFor() {
        MilestoneView view = view(HOUSING_REFERRAL, Progress.none(HOUSING, NeedLevel.NONE));
        assertThat(view.state()).isEqualTo(NOT_NEEDED);
        assertThat(view.why()).isEqualTo("The mapping found no need");
    }

    @Test
    void theConfirmationsSayWhoIsSilent() {
        MilestoneView view = view(CONFIRMATIONS, NAV_WAITS, Progress.none(HOUSING, NeedLevel.NONE));
        assertThat(view.state()).isEqualTo(OPEN);
        assertThat(view.why()).isEqualTo("NAV has not answered for 6 days; due in 46 days");
    }

    @Test
    void theConfirmationsAreDoneWhenEverybodyHasAnswered() {
        assertThat(view(CONFIRMATIONS, NAV_TAKES).state()).isEqualTo(DONE);
        assertThat(view(LAST_WORKING_DAY, NAV_TAKES).why()).isEqualTo("Everybody who was asked has answered");
        assertThat(view(CONFIRMATIONS, NAV_TAKES, HOUSING_WAITS).state()).isEqualTo(OPEN);
    }

    @Test
    void whenNothingIsNeededNobodyHasToConfirm() {
        assertThat(view(CONFIRMATIONS, Progress.none(HOUSING, NeedLevel.NONE)).state())
                .isEqualTo(NOT_NEEDED);
        assertThat(view(CONFIRMATIONS).why()).startsWith("The needs have not been mapped");
    }

    @Test
    void theNeedsAreMappedWhenAnyOfThemIs() {
        assertThat(view(NEEDS_MAPPED, Progress.none(HOUSING, NeedLevel.NONE)).state())
                .isEqualTo(DONE);
        assertThat(view(NEEDS_MAPPED, Progress.none(HOUSING, null)).state()).isEqualTo(OVERDUE);
    }

    @Test
    void papersMayBeSeenToByThePrisonItself() {
        assertThat(view(IDENTITY_AND_BANK, Progress.none(IDENTITY_DOCUMENTS, NeedLevel.NONE))
                        .state())
                .isEqualTo(NOT_NEEDED);
        assertThat(view(IDENTITY_AND_BANK, Progress.none(IDENTITY_DOCUMENTS, NeedLevel.SOME))
                        .state())
                .isEqualTo(OVERDUE);
    }

    @Test
    void ofHealthNothingShowsButThatItWasAskedFor() {
        Progress requested = new Progress(HEALTH, null, ReferralStanding.QUEUED, TODAY, null);
        Progress declined = new Progress(HEALTH, null, ReferralStanding.DECLINED, TODAY.minusDays(3), "A clinic");
        assertThat(view(HEALTH_REQUEST, declined)).isEqualTo(view(HEALTH_REQUEST, requested));
        assertThat(view(CONFIRMATIONS, NAV_TAKES, declined)).isEqualTo(view(CONFIRMATIONS, NAV_TAKES));
        assertThat(view(HEALTH_REQUEST, requested).state()).isEqualTo(DONE);
        assertThat(view(HEALTH_REQUEST).why()).startsWith("The health unit has not been asked; due in");
    }

    @Test
    void howItWentAfterwardsIsNotedOrMissed() {
        LocalDate later = LocalDate.parse("2027-02-01");
        assertThat(of(PLAN, later, DAY_14).state()).isEqualTo(OVERDUE);
        Situation noted = new Situation(List.of(), Set.of(DAY_14));
        assertThat(MilestoneViews.of(PLAN, noted, later))
                .filteredOn(view -> view.code() == DAY_14)
                .singleElement()
                .returns(DONE, MilestoneView::state);
    }

    @Test
    void whoIsStillInsideAfterTheDayIsNotAskedHowItWentOutThere() {
        LocalDate later = LocalDate.parse("2027-01-16");
        assertThat(of(PLAN, later, MilestoneCode.FIRST_NIGHT).why())
                .isEqualTo("The release date has passed, and the prison has not said that the person is out;"
                        + " was due 2 days ago");
        Plan out = Somebody.PLANNER.plan(
                Somebody.with(Somebody.SENTENCED, CustodyStatus.RELEASED, LocalDate.parse("2027-01-14")));
        assertThat(of(out, later, MilestoneCode.FIRST_NIGHT).why())
                .isEqualTo("Nobody has told how it went; was due 2 days ago");
    }

    @Test
    void whatComesAgainIsDueTheNextTime() {
        MilestoneView view = of(Somebody.PLANNER.plan(Somebody.ON_REMAND), TODAY, STANDING_HANDOVER);
        assertThat(view.due()).isEqualTo("2026-12-14");
        assertThat(view.state()).isEqualTo(OPEN);
    }

    @Test
    void asJsonItIsWhatTheContractHas() throws Exception {
        JsonMapper json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
        assertThat(json.readTree(json.writeValueAsString(view(CONFIRMATIONS, NAV_WAITS))))
                .isEqualTo(
                        json.readTree(
                                """
                        {"code": "CONFIRMATIONS", "due": "2027-01-07", "state": "OPEN",
                         "why": "NAV has not answered for 6 days; due in 46 days"}"""));
    }

    private static MilestoneView view(MilestoneCode code, Progress... progress) {
        return of(PLAN, TODAY, code, progress);
    }

    private static MilestoneView of(Plan plan, LocalDate today, MilestoneCode code, Progress... progress) {
        return MilestoneViews.of(plan, List.of(progress), today).stream()
                .filter(view -> view.code() == code)
                .findFirst()
                .orElseThrow();
    }
}
