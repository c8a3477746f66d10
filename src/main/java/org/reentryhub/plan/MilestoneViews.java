package org.reentryhub.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** How the milestones of a plan stand today. Pure; nothing of it is kept anywhere. */
public final class MilestoneViews {
    private final Plan plan;
    private final Situation situation;
    private final LocalDate today;

    private MilestoneViews(Plan plan, Situation situation, LocalDate today) {
        this.plan = plan;
        this.situation = situation;
        this.today = today;
    }

    /** As seen from the referrals alone. */
    public static List<MilestoneView> of(Plan plan, List<Progress> progress, LocalDate today) {
        return of(plan, new Situation(progress, Set.of()), today);
    }

    /** As seen from the referrals and what was noted; in the order of the codes. */
    public static List<MilestoneView> of(Plan plan, Situation situation, LocalDate today) {
        MilestoneViews views = new MilestoneViews(plan, situation, today);
        return plan.milestones().stream().map(views::view).toList();
    }

    private MilestoneView view(Milestone milestone) {
        if (situation.noted().contains(milestone.code())) {
            return seen(milestone, MilestoneState.DONE, Reason.of(ReasonCode.TOLD));
        }
        return switch (milestone.code()) {
            case NEEDS_MAPPED ->
                situation.isMapped()
                        ? seen(milestone, MilestoneState.DONE, Reason.of(ReasonCode.MAPPED))
                        : missing(milestone, Reason.of(ReasonCode.NOT_MAPPED));
            case HOUSING_REFERRAL -> asked(milestone, PlanDomain.HOUSING);
            case NAV_REFERRAL -> asked(milestone, PlanDomain.EMPLOYMENT);
            case IDENTITY_AND_BANK -> papers(milestone);
            case HEALTH_REQUEST -> health(milestone);
            case CONFIRMATIONS, LAST_WORKING_DAY -> answered(milestone);
            case STANDING_HANDOVER, HOME_MUNICIPALITY_TOLD, RESPONSIBILITY_GROUP ->
                missing(milestone, Reason.of(ReasonCode.TO_BE_DONE));
            case FIRST_NIGHT, DAY_14, MONTH_3 -> missing(milestone, Reason.of(untold()));
        };
    }

    /** Done when the receiver has been asked: whether it was any good is for the confirmations to say. */
    private MilestoneView asked(Milestone milestone, PlanDomain domain) {
        Progress progress = progress(domain);
        if (progress.isNotNeeded()) {
            return seen(milestone, MilestoneState.NOT_NEEDED, progress.reason(today));
        }
        return progress.standing().isAsked()
                ? seen(milestone, MilestoneState.DONE, progress.reason(today))
                : missing(milestone, progress.reason(today));
    }

    /** Nobody outside needs to be asked: the prison may see to the papers itself, and then the need is gone. */
    private MilestoneView papers(Milestone milestone) {
        Progress progress = progress(PlanDomain.IDENTITY_DOCUMENTS);
        if (progress.isNotNeeded()) {
            return seen(milestone, MilestoneState.NOT_NEEDED, progress.reason(today));
        }
        return progress.standing().readiness() == ReadinessState.READY
                ? seen(milestone, MilestoneState.DONE, progress.reason(today))
                : missing(milestone, progress.reason(today));
    }

    private MilestoneView health(Milestone milestone) {
        Progress progress = progress(PlanDomain.HEALTH);
        return progress.isHealthRequested()
                ? seen(milestone, MilestoneState.DONE, progress.reason(today))
                : missing(milestone, progress.reason(today));
    }

    private MilestoneView answered(Milestone milestone) {
        if (!situation.isMapped() && situation.toBeAnswered().isEmpty()) {
            return missing(milestone, Reason.of(ReasonCode.NOT_MAPPED));
        }
        if (situation.toBeAnswered().isEmpty()) {
            return seen(milestone, MilestoneState.NOT_NEEDED, Reason.of(ReasonCode.NO_NEED));
        }
        return situation
                .firstMissing(today)
                .map(reason -> missing(milestone, reason))
                .orElseGet(() -> seen(milestone, MilestoneState.DONE, Reason.of(ReasonCode.ALL_ANSWERED)));
    }

    /** Nobody can tell how it went out there, as long as the person is inside. */
    private ReasonCode untold() {
        LocalDate release = plan.release();
        boolean isLate = release != null && release.isBefore(today);
        return isLate && !plan.flags().contains(PlanFlag.RELEASED)
                ? ReasonCode.RELEASE_DATE_PASSED
                : ReasonCode.NOT_TOLD;
    }

    private Progress progress(PlanDomain domain) {
        return situation.of(domain).orElse(Progress.none(domain, null));
    }

    private MilestoneView missing(Milestone milestone, Reason reason) {
        boolean late = milestone.due(today).isBefore(today);
        return seen(milestone, late ? MilestoneState.OVERDUE : MilestoneState.OPEN, reason);
    }

    private MilestoneView seen(Milestone milestone, MilestoneState state, Reason reason) {
        return MilestoneView.of(milestone, state, reason, today);
    }
}
