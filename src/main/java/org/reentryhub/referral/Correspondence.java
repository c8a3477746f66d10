package org.reentryhub.referral;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.audit.Disclosure;
import org.reentryhub.consent.Consents;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.People;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.delivery.MessageOwner;
import org.reentryhub.delivery.OpenMessage;
import org.reentryhub.delivery.PartnerReply;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The referrals' side of a delivery: says whether a message may still leave, and learns what became of it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Correspondence implements MessageOwner {
    private final Referrals referrals;
    private final Steps steps;
    private final Versions versions;
    private final Receipts receipts;
    private final Consents consents;
    private final People people;
    private final Partners partners;
    private final AuditTrail audit;
    private final Rests rests;
    private final Alerts alerts;
    private final RenewalDesk renewals;

    Correspondence(
            Referrals referrals,
            Steps steps,
            Versions versions,
            Receipts receipts,
            Consents consents,
            People people,
            Partners partners,
            AuditTrail audit,
            Rests rests,
            Alerts alerts,
            RenewalDesk renewals) {
        this.referrals = referrals;
        this.steps = steps;
        this.versions = versions;
        this.receipts = receipts;
        this.consents = consents;
        this.people = people;
        this.partners = partners;
        this.audit = audit;
        this.rests = rests;
        this.alerts = alerts;
        this.renewals = renewals;
    }

    @Override
    public boolean owns(OpenMessage message) {
        return message.kind() != MessageKind.NOTICE;
    }

    @Override
    public void hold(OpenMessage message) {
        locked(message);
    }

    /** A cancellation may always leave; anything else only while it is the newest word and still allowed. */
    @Override
    public Optional<String> objection(OpenMessage message) {
        if (message.kind() == MessageKind.CANCELLATION) {
            return Optional.empty();
        }
        Referral referral = locked(message);
        Optional<String> objection = objection(referral, message);
        objection
                .filter(why -> referral.state().isOpen() && message.version() == referral.version())
                .ifPresent(why -> {
                    steps.hold(referral, why, Actor.HUB);
                    alert(referral, why, "A message was held back before it left; see the referral.");
                });
        return objection;
    }

    private Optional<String> objection(Referral referral, OpenMessage message) {
        boolean old = !referral.state().isOpen() || message.version() < referral.version();
        return old ? Optional.of("SUPERSEDED") : objection(referral);
    }

    private Optional<String> objection(Referral referral) {
        Optional<Partner> recipient = partners.find(referral.recipient());
        boolean consented = recipient
                .filter(partner -> consents.stillCovers(
                        referral.consentId(),
                        partner.kind().name(),
                        referral.domain().name()))
                .isPresent();
        if (!consented) {
            return Optional.of("NO_CONSENT");
        }
        CustodyRecord record = people.present(referral.person()).orElseThrow().record();
        if (record.custody().status() == CustodyStatus.DECEASED) {
            return Optional.of("DECEASED");
        }
        return Recipients.keepsSafe(record, recipient) ? Optional.empty() : Optional.of("ADDRESS_PROTECTED");
    }

    @Override
    public void leaves(OpenMessage message, OffsetDateTime at) {
        Referral referral = locked(message);
        Version version = versions.ofMessage(message.messageId()).orElseThrow();
        audit.disclosed(new Disclosure(
                message.messageId(),
                referral.id(),
                message.person(),
                at,
                message.partner(),
                referral.domain().name(),
                message.kind().name(),
                message.version(),
                version.fields(),
                version.legalBasis(),
                rests.of(message.person())));
    }

    @Override
    public void delivered(OpenMessage message, PartnerReply reply) {
        Referral referral = locked(message);
        if (reply.received()) {
            receipts.keep(referral, message.messageId(), Receipts.Status.RECEIVED, reply.receiptId(), "");
        }
        alerts.close(referral.person(), "NOT_DELIVERED", undelivered(referral));
        Step step = reply.received() ? Step.RECEIVED : Step.DELIVERED;
        if (step.from().contains(referral.state())) {
            steps.take(step, referral, Actor.HUB);
        } else {
            steps.note(referral, Step.DELIVERED.name(), Actor.HUB);
        }
    }

    @Override
    public void failed(OpenMessage message, Failure failure) {
        Referral referral = locked(message);
        if (failure.reason() == Failure.Reason.EXPIRED && Step.EXPIRED.from().contains(referral.state())) {
            steps.take(Step.EXPIRED, referral, Actor.HUB);
        } else {
            steps.note(referral, "NOT_DELIVERED_" + failure.reason(), Actor.HUB);
        }
        receipts.keep(referral, message.messageId(), Receipts.Status.FAILED, null, failure.words());
        alert(referral, "NOT_DELIVERED", undelivered(referral) + why(failure.reason()));
    }

    private static String why(Failure.Reason reason) {
        return reason == Failure.Reason.CANCELLED_BY_OPERATOR
                ? "(an operator of the hub has cancelled it)."
                : "(%s). See the referral for the partner's words.".formatted(reason);
    }

    @Override
    public Optional<String> sayAnew(OpenMessage message) {
        CustodyRecord record = people.hold(message.person()).orElseThrow().record();
        Referral referral = locked(message);
        return referral.state().isOpen()
                ? objection(referral).or(() -> renewals.renew(referral, record))
                : Optional.of("SUPERSEDED");
    }

    /** How the sentence about it begins, by which it is found again. */
    private static String undelivered(Referral referral) {
        return "A message to %s (%s) could not be delivered ".formatted(referral.recipient(), referral.domain());
    }

    private void alert(Referral referral, String code, String detail) {
        String prison = people.present(referral.person())
                .map(known -> known.record().custody().prison())
                .orElse(null);
        alerts.raise(referral.person(), prison, code, detail);
    }

    private Referral locked(OpenMessage message) {
        if (message.referralId() == null) {
            throw new IllegalStateException("a message without a referral is not ours");
        }
        return referrals.lock(message.referralId()).orElseThrow();
    }
}
