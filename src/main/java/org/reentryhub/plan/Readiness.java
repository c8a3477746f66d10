package org.reentryhub.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;

/** How ready one domain is today, and why; derived, and kept nowhere. */
public record Readiness(PlanDomain domain, ReadinessState state, @JsonIgnore Reason reason) {

    /** The reason as an English sentence. */
    @JsonProperty("why")
    public String why() {
        return reason.text();
    }

    /** One for each progress that is handed in, in its order. Pure. */
    public static List<Readiness> of(Plan plan, List<Progress> progress, LocalDate today) {
        return progress.stream()
                .map(each -> new Readiness(each.domain(), state(plan, each, today), each.reason(today)))
                .toList();
    }

    private static ReadinessState state(Plan plan, Progress progress, LocalDate today) {
        if (progress.domain() == PlanDomain.HEALTH && progress.isHealthRequested()) {
            return ReadinessState.READY;
        }
        if (progress.isNotNeeded()) {
            return ReadinessState.NOT_NEEDED;
        }
        ReadinessState state = progress.standing().readiness();
        return switch (state) {
            case NOT_STARTED -> isPast(plan, asking(progress.domain()), today) ? ReadinessState.ATTENTION : state;
            case WAITING -> isPast(plan, MilestoneCode.CONFIRMATIONS, today) ? ReadinessState.ATTENTION : state;
            case NOT_NEEDED, ATTENTION, READY -> state;
        };
    }

    private static boolean isPast(Plan plan, MilestoneCode code, LocalDate today) {
        return plan.milestone(code)
                .filter(milestone -> milestone.due(today).isBefore(today))
                .isPresent();
    }

    /** By when somebody has to be asked; where the timetable has no day of its own, when all have to have answered. */
    private static MilestoneCode asking(PlanDomain domain) {
        return switch (domain) {
            case HOUSING -> MilestoneCode.HOUSING_REFERRAL;
            case EMPLOYMENT -> MilestoneCode.NAV_REFERRAL;
            case IDENTITY_DOCUMENTS -> MilestoneCode.IDENTITY_AND_BANK;
            case HEALTH -> MilestoneCode.HEALTH_REQUEST;
            case EDUCATION, FINANCE, FAMILY_NETWORK -> MilestoneCode.CONFIRMATIONS;
        };
    }
}
