package org.reentryhub.notice;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.audit.Disclosure;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.People;
import org.reentryhub.delivery.DeliveryCounters;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.delivery.MessageOwner;
import org.reentryhub.delivery.OpenMessage;
import org.reentryhub.delivery.PartnerReply;
import org.reentryhub.partner.Partners;
import org.reentryhub.referral.HandoverDomain;
import org.reentryhub.referral.Recipients;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The notices' side of a delivery. No consent is asked for, and a death stops nothing: its notice is one like another. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class NoticeCorrespondence implements MessageOwner {
    private static final String NOT_DELIVERED = "NOTICE_NOT_DELIVERED";

    private final Stays stays;
    private final Notices notices;
    private final People people;
    private final Partners partners;
    private final AuditTrail audit;
    private final Alerts alerts;
    private final DeliveryCounters counters;

    NoticeCorrespondence(
            Stays stays,
            Notices notices,
            People people,
            Partners partners,
            AuditTrail audit,
            Alerts alerts,
            DeliveryCounters counters) {
        this.stays = stays;
        this.notices = notices;
        this.people = people;
        this.partners = partners;
        this.audit = audit;
        this.alerts = alerts;
        this.counters = counters;
    }

    @Override
    public boolean owns(OpenMessage message) {
        return message.kind() == MessageKind.NOTICE;
    }

    @Override
    public void hold(OpenMessage message) {
        stay(message);
    }

    /** A newer notice says it all; an address that has been protected since stops what waits. */
    @Override
    public Optional<String> objection(OpenMessage message) {
        Stay stay = stay(message);
        if (message.version() < stay.version()) {
            return Optional.of("SUPERSEDED");
        }
        CustodyRecord person = people.find(message.person()).orElseThrow().record();
        if (Recipients.keepsSafe(person, partners.find(message.partner()))) {
            return Optional.empty();
        }
        NoticeOffice.Hold hold = NoticeOffice.Hold.ADDRESS_PROTECTED;
        notices.untold(stay, hold.name());
        alerts.raise(stay.person(), person.custody().prison(), hold.code(), hold.detail());
        return Optional.of(hold.name());
    }

    @Override
    public void leaves(OpenMessage message, OffsetDateTime at) {
        Notices.Notice notice = notices.find(message.messageId()).orElseThrow();
        audit.disclosed(new Disclosure(
                message.messageId(),
                notice.stayId(),
                message.person(),
                at,
                message.partner(),
                HandoverDomain.EMPLOYMENT.name(),
                message.kind().name(),
                message.version(),
                notice.fields(),
                NoticePost.basis(),
                NoticePost.grounds()));
    }

    /** That the machine took it is the acknowledgement that counts: no human being at NAV answers a notice. */
    @Override
    public void delivered(OpenMessage message, PartnerReply reply) {
        notices.acknowledged(message.messageId(), reply.receiptId());
        counters.received(message.messageId());
        alerts.close(message.person(), NOT_DELIVERED);
    }

    @Override
    public void failed(OpenMessage message, Failure failure) {
        failed(stay(message), message.messageId(), failure.reason().name());
    }

    /** Whatever is due of a stay is told when it comes due: there is never more. */
    @Override
    public Optional<String> sayAnew(OpenMessage message) {
        return Optional.of("NOTHING_NEW");
    }

    /** The office could not take a notice in: the prison has to tell it in another way. */
    void failed(Stay stay, UUID messageId, String why) {
        notices.failed(messageId, why);
        String prison = people.find(stay.person())
                .map(known -> known.record().custody().prison())
                .orElse(null);
        alerts.raise(
                stay.person(),
                prison,
                NOT_DELIVERED,
                "NAV did not take the notice of the stay (%s). Tell NAV by its form for stays in institutions."
                        .formatted(why));
    }

    private Stay stay(OpenMessage message) {
        UUID id = message.referralId();
        if (id == null) {
            throw new IllegalStateException("a notice belongs to a stay");
        }
        return stays.lock(id).orElseThrow();
    }
}
