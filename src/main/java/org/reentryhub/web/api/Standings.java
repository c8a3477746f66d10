package org.reentryhub.web.api;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.NeedDomain;
import org.reentryhub.custody.NeedLevel;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.plan.PlanDomain;
import org.reentryhub.plan.Progress;
import org.reentryhub.plan.ReferralStanding;
import org.reentryhub.referral.Holds;
import org.reentryhub.referral.Recipients;
import org.reentryhub.referral.Referral;
import org.springframework.stereotype.Component;

/** Says, per domain, how far things have come, in the words of the plan. */
@Component
class Standings {
    private final Partners partners;
    private final Recipients recipients;
    private final Holds holds;

    Standings(Partners partners, Recipients recipients, Holds holds) {
        this.partners = partners;
        this.recipients = recipients;
        this.holds = holds;
    }

    /** One for each domain that has a need or a referral, and one for health. */
    List<Progress> progress(CustodyRecord record, List<Referral> referrals, boolean healthAsked) {
        return Arrays.stream(PlanDomain.values())
                .map(domain -> domain == PlanDomain.HEALTH ? health(healthAsked) : progress(domain, record, referrals))
                .toList();
    }

    private static Progress health(boolean asked) {
        ReferralStanding standing = asked ? ReferralStanding.QUEUED : ReferralStanding.NONE;
        return new Progress(PlanDomain.HEALTH, null, standing, null, null);
    }

    private Progress progress(PlanDomain domain, CustodyRecord record, List<Referral> referrals) {
        NeedLevel need = record.need(NeedDomain.valueOf(domain.name()))
                .map(mapped -> mapped.level())
                .orElse(null);
        Optional<Referral> telling = referrals.stream()
                .filter(referral -> referral.domain().name().equals(domain.name()))
                .max(Comparator.comparing(
                                (Referral referral) -> referral.state().isOpen())
                        .thenComparing(referral -> responsible(record, referral)
                                .filter(office -> office.id().equals(referral.recipient()))
                                .isPresent())
                        .thenComparing(Referral::openedAt));
        return telling.map(referral -> progress(domain, need, record, referral))
                .orElseGet(() -> Progress.none(domain, need));
    }

    private Progress progress(PlanDomain domain, @Nullable NeedLevel need, CustodyRecord record, Referral referral) {
        Optional<Partner> elsewhere = responsible(record, referral)
                .filter(office -> referral.state().isOpen() && !office.id().equals(referral.recipient()))
                .filter(office -> referral.redirectedFrom() == null);
        Optional<Partner> partner = elsewhere.or(() -> partners.find(referral.recipient()));
        return new Progress(
                domain,
                need,
                elsewhere.isPresent() ? ReferralStanding.ELSEWHERE : standing(referral),
                referral.stateSince().atZoneSameInstant(NorwegianTime.ZONE).toLocalDate(),
                partner.map(Partner::name).orElse(referral.recipient()));
    }

    private Optional<Partner> responsible(CustodyRecord record, Referral referral) {
        return recipients.of(record, referral.domain());
    }

    private ReferralStanding standing(Referral referral) {
        return switch (referral.state()) {
            case DRAFT, READY, QUEUED -> ReferralStanding.QUEUED;
            case SENT -> ReferralStanding.SENT;
            case RECEIVED -> ReferralStanding.RECEIVED;
            case IN_REVIEW -> ReferralStanding.IN_REVIEW;
            case MORE_INFO_NEEDED -> ReferralStanding.MORE_INFO_NEEDED;
            case ACCEPTED -> ReferralStanding.ACCEPTED;
            case DECLINED -> ReferralStanding.DECLINED;
            case REDIRECTED -> ReferralStanding.REDIRECTED;
            case WAITLISTED -> ReferralStanding.WAITLISTED;
            case PLANNED -> ReferralStanding.PLANNED;
            case IN_PROGRESS -> ReferralStanding.IN_PROGRESS;
            case FULFILLED, CLOSED -> ReferralStanding.FULFILLED;
            case NOT_FULFILLED -> ReferralStanding.NOT_FULFILLED;
            case ON_HOLD -> holds.isOurs(referral) ? ReferralStanding.HELD_BACK : ReferralStanding.ON_HOLD;
            case CANCEL_REQUESTED, CANCELLED, SUPERSEDED, EXPIRED, VOID -> ReferralStanding.CANCELLED;
        };
    }
}
