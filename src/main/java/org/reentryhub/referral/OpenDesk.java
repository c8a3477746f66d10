package org.reentryhub.referral;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.audit.Actor;
import org.reentryhub.consent.Consents;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.partner.Kind;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Responsibility;
import org.springframework.stereotype.Component;

/** Weighs whether a need may be put to a receiver, and opens the referral that puts it. */
@Component
class OpenDesk {
    private final Consents consents;
    private final Recipients recipients;
    private final Referrals referrals;
    private final Steps steps;
    private final Departures departures;
    private final Post post;
    private final Revivals revivals;
    private final Ids ids;
    private final Clock clock;

    OpenDesk(
            Consents consents,
            Recipients recipients,
            Referrals referrals,
            Steps steps,
            Departures departures,
            Post post,
            Revivals revivals,
            Ids ids,
            Clock clock) {
        this.consents = consents;
        this.recipients = recipients;
        this.referrals = referrals;
        this.steps = steps;
        this.departures = departures;
        this.post = post;
        this.revivals = revivals;
        this.ids = ids;
        this.clock = clock;
    }

    /** Everything that decides whether this need may be handed over now, to whoever is responsible for it. */
    Standing standing(CustodyRecord record, HandoverDomain domain) {
        Responsibility responsibility = recipients.responsibility(record, domain.duty());
        return standing(record, domain, Optional.of(responsibility), responsibility.partner());
    }

    /** The same, to a receiver that somebody has named. */
    Standing standing(CustodyRecord record, HandoverDomain domain, Optional<Partner> named) {
        return standing(record, domain, Optional.empty(), named);
    }

    private Standing standing(
            CustodyRecord record,
            HandoverDomain domain,
            Optional<Responsibility> responsibility,
            Optional<Partner> recipient) {
        boolean open = recipient.isPresent()
                && referrals.of(record.personNumber()).stream()
                        .anyMatch(referral -> referral.state().isOpen()
                                && referral.domain() == domain
                                && referral.recipient().equals(recipient.get().id()));
        return new Standing(
                departures.dated(record),
                domain,
                consents.covering(record.personNumber(), kind(recipient, domain).name(), domain.name()),
                recipient,
                open,
                responsibility);
    }

    /** Where no receiver is known, that one is missing is the lesser news: a consent is looked for to whom it falls. */
    private static Kind kind(Optional<Partner> recipient, HandoverDomain domain) {
        return recipient.map(Partner::kind).orElse(domain.duty().fulfilledBy());
    }

    /**
     * Opens the referral, composes its first version and hands that to the outbox; nothing may object.
     *
     * @param redirectedFrom the referral that it goes on from, if any
     */
    Referral open(UUID handoverId, Standing standing, @Nullable UUID redirectedFrom, Actor actor) {
        Partner recipient = standing.recipient().orElseThrow();
        OffsetDateTime now = OffsetDateTime.now(clock);
        Referral draft = new Referral(
                ids.next(),
                handoverId,
                standing.record().personNumber(),
                standing.domain(),
                recipient.id(),
                standing.consent().orElseThrow().id(),
                ReferralState.DRAFT,
                1,
                now,
                now,
                redirectedFrom);
        Referral ready = steps.open(draft, actor);
        post.send(ready, standing.record(), recipient);
        revivals.opened(ready);
        return steps.take(Step.COMPOSED, ready, Actor.HUB);
    }
}
