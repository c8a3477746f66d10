package org.reentryhub.referral;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.People;
import org.reentryhub.delivery.Outbox;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.stereotype.Component;

/** Follows a receiver's word that another is the right one: the referral goes on there, and is no longer theirs to see. */
@Component
class RedirectDesk {
    static final String REDIRECTED = "REDIRECTED";
    static final String NOT_FOLLOWED = "REDIRECT_NOT_FOLLOWED";

    private final OpenDesk opening;
    private final Referrals referrals;
    private final Steps steps;
    private final People people;
    private final Partners partners;
    private final Outbox outbox;
    private final Alerts alerts;

    RedirectDesk(
            OpenDesk opening,
            Referrals referrals,
            Steps steps,
            People people,
            Partners partners,
            Outbox outbox,
            Alerts alerts) {
        this.opening = opening;
        this.referrals = referrals;
        this.steps = steps;
        this.people = people;
        this.partners = partners;
        this.outbox = outbox;
        this.alerts = alerts;
    }

    /**
     * Goes on at the office that was named, where the directory knows it for this need and the person's consent covers it;
     * else the case manager is told why not. The caller holds the person's and the referral's locks.
     *
     * @param to the partner's id; null when the receiver named nobody
     */
    void follow(Referral redirected, @Nullable String to) {
        outbox.stopWaiting(redirected.id(), REDIRECTED);
        outbox.takeBack(redirected.id());
        CustodyRecord record = people.present(redirected.person()).orElseThrow().record();
        Optional<Partner> next = Optional.ofNullable(to)
                .flatMap(partners::find)
                .filter(partner -> partner.fulfils(redirected.domain().duty()));
        Standing standing = opening.standing(record, redirected.domain(), next);
        Optional<String> objection = DisclosureRule.firstObjection(standing)
                .map(RedirectDesk::words)
                .or(() -> isInChain(redirected, next)
                        ? Optional.of("It has had this referral already.")
                        : Optional.empty());
        objection.ifPresentOrElse(
                why -> alerts.raise(
                        record.personNumber(),
                        record.custody().prison(),
                        NOT_FOLLOWED,
                        "A receiver (%s) named another, to whom nothing was sent. %s"
                                .formatted(redirected.domain(), why)),
                () -> opening.open(redirected.handoverId(), standing, redirected.id(), Actor.HUB));
    }

    private static String words(BlockReason reason) {
        return reason == BlockReason.RECIPIENT_UNKNOWN
                ? "The directory has no such receiver for this need. Find out who is right, and hand over anew."
                : reason.message();
    }

    /** Two who name each other would send the person in a circle. */
    private boolean isInChain(Referral redirected, Optional<Partner> next) {
        return chain(redirected).stream()
                .anyMatch(earlier -> next.filter(partner -> partner.id().equals(earlier.recipient()))
                        .isPresent());
    }

    private List<Referral> chain(Referral last) {
        UUID from = last.redirectedFrom();
        return from == null
                ? List.of(last)
                : Stream.concat(
                                Stream.of(last),
                                referrals.find(from).stream().flatMap(earlier -> chain(earlier).stream()))
                        .toList();
    }
}
