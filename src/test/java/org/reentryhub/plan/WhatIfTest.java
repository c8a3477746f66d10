package org.reentryhub.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.plan.Somebody.ON_REMAND;
import static org.reentryhub.plan.Somebody.PLANNER;
import static org.reentryhub.plan.Somebody.SENTENCED;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.reentryhub.custody.Certainty;

class WhatIfTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @Test
    void anEarlierReleaseShowsWhatWouldMove() {
        WhatIf whatIf = WhatIf.of(PLANNER, SENTENCED, LocalDate.parse("2026-12-18"), TODAY);
        assertThat(whatIf.changes())
                .contains(new PlanChange(
                        MilestoneCode.LAST_WORKING_DAY,
                        PlanChange.Kind.EARLIER,
                        LocalDate.parse("2027-01-13"),
                        LocalDate.parse("2026-12-17")))
                .noneMatch(change -> change.code() == MilestoneCode.NEEDS_MAPPED);
        assertThat(whatIf.after().flags()).containsExactly(PlanFlag.RELEASE_ON_FRIDAY);
        assertThat(whatIf.unimportant()).isFalse();
    }

    @Test
    void theSameDayMovesNothing() {
        WhatIf whatIf = WhatIf.of(PLANNER, SENTENCED, LocalDate.parse("2027-01-14"), TODAY);
        assertThat(whatIf.changes()).isEmpty();
        assertThat(whatIf.unimportant()).isTrue();
    }

    @Test
    void onRemandADayWouldBringAllThatHangsOnOne() {
        WhatIf whatIf = WhatIf.of(PLANNER, ON_REMAND, LocalDate.parse("2027-03-01"), TODAY);
        assertThat(whatIf.release().certainty()).isEqualTo(Certainty.PLANNED);
        assertThat(whatIf.changes())
                .anyMatch(change ->
                        change.code() == MilestoneCode.HOUSING_REFERRAL && change.kind() == PlanChange.Kind.NEW)
                .anyMatch(change ->
                        change.code() == MilestoneCode.STANDING_HANDOVER && change.kind() == PlanChange.Kind.NO_LONGER);
    }
}
