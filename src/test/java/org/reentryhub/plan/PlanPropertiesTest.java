package org.reentryhub.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.plan.Somebody.PLANNER;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.reentryhub.custody.CustodyStatus;

class PlanPropertiesTest {
    private static final int MANY = 10_000;
    private static final int SOME = 2_000;

    @Provide
    Arbitrary<PlanFacts> anybody() {
        return Somebody.anybody();
    }

    @Provide
    Arbitrary<LocalDate> today() {
        return Arbitraries.integers()
                .between(0, 5000)
                .map(LocalDate.of(2023, 1, 1)::plusDays)
                .withoutEdgeCases();
    }

    @Property(tries = MANY)
    void theSameFactsGiveTheSamePlanAndNothingToTell(@ForAll("anybody") PlanFacts facts) {
        Plan plan = PLANNER.plan(facts);
        assertThat(PLANNER.plan(facts)).isEqualTo(plan);
        assertThat(PlanChange.between(plan, PLANNER.plan(facts))).isEmpty();
    }

    @Property(tries = SOME)
    void eachCodeStandsOnceAndInItsPlace(@ForAll("anybody") PlanFacts facts) {
        assertThat(PLANNER.plan(facts).milestones())
                .extracting(Milestone::code)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Property(tries = SOME)
    void whatPrecedesTheReleaseIsDueBetweenAdmissionAndRelease(@ForAll("anybody") PlanFacts facts) {
        assertThat(PLANNER.plan(facts).milestones())
                .filteredOn(milestone -> milestone.code().comesBeforeRelease())
                .allSatisfy(milestone -> {
                    assertThat(milestone.due()).isAfterOrEqualTo(facts.admittedOn());
                    LocalDate release = facts.releaseDay().orElse(LocalDate.MAX);
                    if (release.isAfter(facts.admittedOn())) {
                        assertThat(milestone.due()).isBefore(release);
                    }
                });
    }

    @Property(tries = SOME)
    void whatFollowsTheReleaseIsDueAfterIt(@ForAll("anybody") PlanFacts facts) {
        assertThat(PLANNER.plan(facts).milestones())
                .filteredOn(milestone -> !milestone.code().comesBeforeRelease())
                .allSatisfy(milestone -> assertThat(milestone.due())
                        .isAfterOrEqualTo(facts.releaseDay().orElseThrow()));
    }

    @Property(tries = SOME)
    void whoeverIsAskedHasTimeToAnswer(@ForAll("anybody") PlanFacts facts) {
        Plan plan = PLANNER.plan(facts);
        for (MilestoneCode asking : List.of(MilestoneCode.HOUSING_REFERRAL, MilestoneCode.NAV_REFERRAL)) {
            notAfter(plan, asking, MilestoneCode.CONFIRMATIONS);
        }
        notAfter(plan, MilestoneCode.CONFIRMATIONS, MilestoneCode.LAST_WORKING_DAY);
        notAfter(plan, MilestoneCode.FIRST_NIGHT, MilestoneCode.DAY_14);
        notAfter(plan, MilestoneCode.DAY_14, MilestoneCode.MONTH_3);
    }

    @Property(tries = SOME)
    void whoIsInsideWithADayHasALastWorkingDay(@ForAll("anybody") PlanFacts facts) {
        boolean planned =
                facts.status() != CustodyStatus.DECEASED && facts.releaseDay().isPresent();
        assertThat(PLANNER.plan(facts).milestone(MilestoneCode.LAST_WORKING_DAY).isPresent())
                .isEqualTo(planned);
    }

    @Property(tries = SOME)
    void aPlanComesBackFromTheDatabaseAsItWent(@ForAll("anybody") PlanFacts facts) {
        List<Milestone> milestones = PLANNER.plan(facts).milestones();
        assertThat(PlanJson.read(PlanJson.write(milestones))).isEqualTo(milestones);
    }

    @Property(tries = SOME)
    void aComparisonReadBackwardsSaysTheOpposite(@ForAll("anybody") PlanFacts one, @ForAll("anybody") PlanFacts other) {
        Plan before = PLANNER.plan(one);
        Plan after = PLANNER.plan(other);
        assertThat(PlanChange.between(after, before))
                .containsExactlyElementsOf(PlanChange.between(before, after).stream()
                        .map(PlanPropertiesTest::reversed)
                        .toList());
    }

    @Property(tries = SOME)
    void everyMilestoneStandsSomehowAndSaysWhy(@ForAll("anybody") PlanFacts facts, @ForAll("today") LocalDate today) {
        Plan plan = PLANNER.plan(facts);
        assertThat(MilestoneViews.of(plan, List.of(), today))
                .hasSameSizeAs(plan.milestones())
                .allSatisfy(view -> {
                    assertThat(view.why()).isNotBlank().doesNotContain("{");
                    assertThat(view.state() == MilestoneState.OVERDUE)
                            .isEqualTo(view.due().isBefore(today));
                });
    }

    private static void notAfter(Plan plan, MilestoneCode first, MilestoneCode second) {
        Optional<LocalDate> due = plan.milestone(first).map(Milestone::due);
        Optional<LocalDate> limit = plan.milestone(second).map(Milestone::due);
        if (due.isPresent() && limit.isPresent()) {
            assertThat(due.get()).as("%s before %s", first, second).isBeforeOrEqualTo(limit.get());
        }
    }

    private static PlanChange reversed(PlanChange change) {
        PlanChange.Kind kind =
                switch (change.kind()) {
                    case EARLIER -> PlanChange.Kind.LATER;
                    case LATER -> PlanChange.Kind.EARLIER;
                    case NEW -> PlanChange.Kind.NO_LONGER;
                    case NO_LONGER -> PlanChange.Kind.NEW;
                };
        return new PlanChange(change.code(), kind, change.after(), change.before());
    }
}
