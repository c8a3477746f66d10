package org.reentryhub.web.console.people;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.PersonName;
import org.reentryhub.custody.Release;
import org.reentryhub.plan.PlanDomain;
import org.reentryhub.plan.Readiness;
import org.reentryhub.plan.ReadinessState;
import org.reentryhub.referral.Referral;
import org.reentryhub.web.api.Cases;

/**
 * One person in the list.
 *
 * @param step what to do next
 */
public record Row(Cases.Case of, NextStep step, LocalDate today) {

    /**
     * One domain.
     *
     * @param referral by which it is judged, where there is one
     */
    public record Domain(Readiness readiness, Ball ball, @Nullable UUID referral) {}

    static Row of(Cases.Case one, boolean toAccept, LocalDate today) {
        boolean alive = one.person().record().custody().status() != CustodyStatus.DECEASED;
        NextStep step = NextStep.of(
                new NextStep.Facts(one.readiness(), one.unconsented(), referrals(one.referrals()), toAccept, alive));
        return new Row(one, step, today);
    }

    /** By domain the referral that is open, else the newest. */
    static Map<PlanDomain, UUID> referrals(List<Referral> sent) {
        return sent.stream()
                .sorted(Comparator.comparing(
                                (Referral referral) -> referral.state().isOpen())
                        .thenComparing(Referral::openedAt))
                .collect(Collectors.toMap(
                        referral -> PlanDomain.of(referral.domain().need()), Referral::id, (before, after) -> after));
    }

    /** The name as it is read in a list: family name last. */
    static String name(PersonName name) {
        return Stream.of(name.given(), name.family())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    public UUID id() {
        return of.person().id();
    }

    public String name() {
        return name(of.person().record().name());
    }

    public int born() {
        return of.person().record().birthDate().getYear();
    }

    public boolean isOnLeave() {
        return of.person().record().custody().status() == CustodyStatus.ON_LEAVE;
    }

    public @Nullable LocalDate releaseDate() {
        return of.person().record().releaseDate().orElse(null);
    }

    public @Nullable String certainty() {
        return Optional.ofNullable(of.person().record().custody().release())
                .map(Release::certainty)
                .map(Enum::name)
                .orElse(null);
    }

    /** To the release, when there is a date. */
    public long inDays() {
        LocalDate date = releaseDate();
        return date == null ? 0 : ChronoUnit.DAYS.between(today, date);
    }

    /** Where something is needed; of health nothing is told that differs from one to another. */
    public List<Domain> domains() {
        Map<PlanDomain, UUID> referrals = referrals(of.referrals());
        return of.readiness().stream()
                .filter(each -> each.domain() != PlanDomain.HEALTH)
                .filter(Wrong::matters)
                .map(each -> new Domain(each, Ball.of(each), referrals.get(each.domain())))
                .toList();
    }

    /** What the mapping found no need for, and what it says nothing of: a line instead of rows. */
    public List<PlanDomain> others(boolean mapped) {
        return of.readiness().stream()
                .filter(each -> each.domain() != PlanDomain.HEALTH)
                .filter(each -> !Wrong.matters(each))
                .filter(each -> mapped == (each.state() == ReadinessState.NOT_NEEDED))
                .map(Readiness::domain)
                .toList();
    }
}
