package org.reentryhub.web.api;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.DeliveryHistory;
import org.reentryhub.referral.Answers;
import org.reentryhub.referral.History;
import org.reentryhub.referral.Information;
import org.reentryhub.referral.Outcomes;
import org.reentryhub.referral.Receipts;
import org.reentryhub.referral.Referral;
import org.reentryhub.referral.Referrals;
import org.reentryhub.referral.RefusedCalls;
import org.reentryhub.referral.Revivals;
import org.reentryhub.referral.Version;
import org.reentryhub.referral.Versions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what is known of a referral, for the JSON calls and the pages. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ReferralViews {
    private final Referrals referrals;
    private final Versions versions;
    private final DeliveryHistory deliveries;
    private final Receipts receipts;
    private final Answers answers;
    private final Outcomes outcomes;
    private final Revivals revivals;
    private final Information information;
    private final History history;
    private final RefusedCalls refused;

    ReferralViews(
            Referrals referrals,
            Versions versions,
            DeliveryHistory deliveries,
            Receipts receipts,
            Answers answers,
            Outcomes outcomes,
            Revivals revivals,
            Information information,
            History history,
            RefusedCalls refused) {
        this.referrals = referrals;
        this.versions = versions;
        this.deliveries = deliveries;
        this.receipts = receipts;
        this.answers = answers;
        this.outcomes = outcomes;
        this.revivals = revivals;
        this.information = information;
        this.history = history;
        this.refused = refused;
    }

    /** As it is known now. */
    public ReferralView of(Referral referral) {
        List<Version> said = versions.of(referral.id());
        return new ReferralView(
                referral.id(),
                referral.handoverId(),
                referral.person(),
                referral.domain().name(),
                referral.recipient(),
                referral.state(),
                referral.stateSince(),
                referral.version(),
                referral.openedAt(),
                answerBy(said),
                referral.redirectedFrom(),
                referrals.redirectedTo(referral.id()).orElse(null),
                said.stream().map(ReferralViews::view).toList(),
                deliveries.of(referral.id()),
                receipts.of(referral.id()),
                answers.of(referral.id()).stream()
                        .map(ReferralView.AnswerView::of)
                        .toList(),
                outcomes.of(referral.id()),
                revivals.revives(referral.id()).orElse(null),
                revivals.revivedBy(referral.id()).orElse(null),
                information.of(referral.id()),
                history.of(referral.id()),
                refused.of(referral.id()));
    }

    private static @Nullable OffsetDateTime answerBy(List<Version> said) {
        return said.isEmpty() ? null : said.get(said.size() - 1).answerBy();
    }

    private static ReferralView.VersionView view(Version version) {
        return new ReferralView.VersionView(
                version.number(), version.kind(), version.messageId(), version.composedAt(), version.fields());
    }
}
