package org.reentryhub.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known about how far a person has come.
 *
 * @param progress one for each domain that is needed or was asked for
 * @param noted milestones that somebody noted as done, where no referral tells (outcomes after the release, meetings)
 */
public record Situation(List<Progress> progress, Set<MilestoneCode> noted) {
    public Situation {
        progress = List.copyOf(progress);
        noted = Set.copyOf(noted);
    }

    Optional<Progress> of(PlanDomain domain) {
        return progress.stream().filter(each -> each.domain() == domain).findFirst();
    }

    boolean isMapped() {
        return progress.stream().anyMatch(each -> each.need() != null);
    }

    /** The domains in which somebody outside has to answer; of health nobody here can tell. */
    List<Progress> toBeAnswered() {
        return progress.stream()
                .filter(each -> each.domain() != PlanDomain.HEALTH && !each.isNotNeeded())
                .filter(each -> each.need() != null || each.standing().isAsked())
                .toList();
    }

    /** The first domain that is not ready, and why. */
    Optional<Reason> firstMissing(LocalDate today) {
        return toBeAnswered().stream()
                .filter(each -> each.standing().readiness() != ReadinessState.READY)
                .findFirst()
                .map(each -> each.reason(today));
    }
}
