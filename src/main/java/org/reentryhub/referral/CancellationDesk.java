package org.reentryhub.referral;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.audit.Disclosure;
import org.reentryhub.consent.Consent;
import org.reentryhub.consent.Consents;
import org.reentryhub.delivery.Outbox;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes referrals back: what has not left stays, what has is cancelled at the receiver. */
@Component
@Transactional
public class CancellationDesk {
    static final String CONSENT_WITHDRAWN = "CONSENT_WITHDRAWN";
    static final String ENTERED_IN_ERROR = "ENTERED_IN_ERROR";
    private static final Set<ReferralState> TAKEN_BACK =
            Set.of(ReferralState.CANCEL_REQUESTED, ReferralState.CANCELLED, ReferralState.VOID);

    private final Referrals referrals;
    private final Steps steps;
    private final Consents consents;
    private final Outbox outbox;
    private final Post post;
    private final Partners partners;
    private final AuditTrail audit;
    private final Timekeeping timekeeping;

    CancellationDesk(
            Referrals referrals,
            Steps steps,
            Consents consents,
            Outbox outbox,
            Post post,
            Partners partners,
            AuditTrail audit,
            Timekeeping timekeeping) {
        this.timekeeping = timekeeping;
        this.referrals = referrals;
        this.steps = steps;
        this.consents = consents;
        this.outbox = outbox;
        this.post = post;
        this.partners = partners;
        this.audit = audit;
    }

    /** A consent that was taken back, with what had already left on the strength of it. */
    public record Withdrawal(Consent consent, List<Disclosure> disclosed) {}

    /** Cancels one open referral; one that is being cancelled or is cancelled stays as it is. */
    public Referral cancel(UUID referralId, String reason, Actor actor) {
        Referral referral = referrals.lock(referralId).orElseThrow(ProblemException::notFound);
        if (TAKEN_BACK.contains(referral.state())) {
            return referral;
        }
        if (!referral.state().isOpen()) {
            throw ProblemException.conflict("The referral is closed; there is nothing left to cancel.");
        }
        audit.did(actor, referral.person(), "CANCELLED_REFERRAL", referralId.toString());
        return cancel(referral, reason, actor);
    }

    /**
     * Withdraws a consent. No attempt on its strength begins after this commits; what was sent or is in flight is listed
     * and cancelled at the receiver, and what is over can no longer be fetched.
     */
    public Withdrawal withdraw(PersonNumber person, UUID consentId, Actor actor) {
        referrals.lockPerson(person);
        List<Referral> open = resting(referrals.lockOpen(person), consentId);
        Consent consent = consents.withdraw(person, consentId, actor).orElseThrow(ProblemException::notFound);
        open.forEach(referral -> cancel(referral, CONSENT_WITHDRAWN, actor));
        List<Referral> resting = resting(referrals.of(person), consentId);
        resting.forEach(referral -> timekeeping.touch(referral.id()));
        resting.stream().filter(referral -> !referral.state().isLive()).forEach(over -> outbox.takeBack(over.id()));
        audit.did(actor, person, "WITHDREW_CONSENT", consentId.toString());
        return new Withdrawal(consent, disclosed(person, resting));
    }

    private static List<Referral> resting(List<Referral> referrals, UUID consentId) {
        return referrals.stream()
                .filter(referral -> referral.consentId().equals(consentId))
                .toList();
    }

    /** Cancels what is open; the caller holds the referral's lock. */
    Referral cancel(Referral referral, String reason, Actor actor) {
        outbox.stopWaiting(referral.id(), reason);
        outbox.takeBack(referral.id());
        Optional<Partner> recipient = partners.find(referral.recipient());
        if (recipient.isEmpty() || !outbox.hasBegun(referral.id())) {
            return steps.take(unseen(reason), referral, actor);
        }
        Referral cancelling = steps.newVersion(referral, "CANCELLATION_COMPOSED", actor);
        post.cancel(cancelling, reason, recipient.get());
        return steps.take(Step.CANCELLATION_REQUESTED, cancelling, actor);
    }

    private static Step unseen(String reason) {
        return switch (reason) {
            case ENTERED_IN_ERROR -> Step.VOIDED;
            case JoinDesk.JOINED -> Step.SUPERSEDED;
            default -> Step.CANCELLED;
        };
    }

    private List<Disclosure> disclosed(PersonNumber person, List<Referral> of) {
        Set<UUID> ids = of.stream().map(Referral::id).collect(Collectors.toSet());
        return audit.disclosuresOf(person).stream()
                .filter(disclosure -> ids.contains(disclosure.referralId()))
                .filter(disclosure -> !disclosure.fields().isEmpty())
                .toList();
    }
}
