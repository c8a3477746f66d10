package org.reentryhub.plan;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.NeedLevel;

/**
 * How far one domain has come: the need as mapped, and the standing of its open (or last) referral. Health has no need and
 * only {@link ReferralStanding#NONE} or anything else: requested or not is all that a prison may know.
 *
 * @param need null when it is not mapped
 * @param since the day since when the standing is so; null when there is no referral
 * @param partnerName null when there is no referral, and always for health
 */
public record Progress(
        PlanDomain domain,
        @Nullable NeedLevel need,
        ReferralStanding standing,
        @Nullable LocalDate since,
        @Nullable String partnerName) {

    /** A domain in which nobody has been asked for anything. */
    public static Progress none(PlanDomain domain, @Nullable NeedLevel need) {
        return new Progress(domain, need, ReferralStanding.NONE, null, null);
    }

    /** A need that nobody has, and nobody was asked to meet. */
    boolean isNotNeeded() {
        return need == NeedLevel.NONE && !standing.isAsked();
    }

    Reason reason(LocalDate today) {
        if (domain == PlanDomain.HEALTH) {
            return Reason.of(isHealthRequested() ? ReasonCode.HEALTH_REQUESTED : ReasonCode.HEALTH_NOT_REQUESTED);
        }
        if (isNotNeeded()) {
            return Reason.of(ReasonCode.NO_NEED);
        }
        if (standing == ReferralStanding.NONE && need == null) {
            return Reason.of(ReasonCode.NEED_UNKNOWN);
        }
        return new Reason(standing.reason(), partnerName, since == null ? null : DAYS.between(since, today), since);
    }

    boolean isHealthRequested() {
        return standing != ReferralStanding.NONE;
    }
}
