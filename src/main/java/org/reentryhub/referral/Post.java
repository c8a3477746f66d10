package org.reentryhub.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.HubAddress;
import org.reentryhub.Ids;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.Release;
import org.reentryhub.delivery.Dispatch;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.delivery.Outbox;
import org.reentryhub.delivery.WorkQueues;
import org.reentryhub.partner.Partner;
import org.reentryhub.vault.Vault;
import org.springframework.stereotype.Component;

/** Freezes a version and hands its bytes to the outbox, both in the caller's transaction. */
@Component
class Post {
    static final String CONSENT = "CONSENT";
    private static final UUID NOT_YET = new UUID(0, 0);
    private static final Duration KEPT_TRYING = Duration.ofDays(5);

    private final Versions versions;
    private final Information information;
    private final Outbox outbox;
    private final Vault vault;
    private final HubAddress address;
    private final Ids ids;
    private final Clock clock;

    Post(
            Versions versions,
            Information information,
            Outbox outbox,
            Vault vault,
            HubAddress address,
            Ids ids,
            Clock clock) {
        this.versions = versions;
        this.information = information;
        this.outbox = outbox;
        this.vault = vault;
        this.address = address;
        this.ids = ids;
        this.clock = clock;
    }

    /** The referral or update that would be sent now; ids that are not given yet are all zeros. */
    Message preview(CustodyRecord record, HandoverDomain domain, Partner recipient, UUID consentId) {
        Envelope envelope = envelope(NOT_YET, MessageKind.REFERRAL, NOT_YET, 1, domain, recipient);
        return Composer.referral(record, envelope, new Message.LegalBasis(CONSENT, consentId.toString()));
    }

    /** Sends the record's present facts as the referral's first version. */
    void send(Referral referral, CustodyRecord record, Partner recipient) {
        send(referral, record, recipient, MessageKind.REFERRAL, Supplement.NONE);
    }

    /** Sends the record's present facts as the referral's present version, which is not its first. */
    void update(Referral referral, CustodyRecord record, Partner recipient, Supplement supplement) {
        send(referral, record, recipient, MessageKind.UPDATE, supplement);
    }

    /**
     * What an update says beside the facts.
     *
     * @param told what the receiver was told of the release before
     * @param holdSince when the receiver is asked whether it keeps the referral
     */
    record Supplement(@Nullable Release told, @Nullable LocalDate holdSince) {
        static final Supplement NONE = new Supplement(null, null);
    }

    private void send(
            Referral referral, CustodyRecord record, Partner recipient, MessageKind kind, Supplement supplement) {
        Envelope envelope = envelope(ids.next(), kind, referral.id(), referral.version(), referral.domain(), recipient);
        Message.LegalBasis basis =
                new Message.LegalBasis(CONSENT, referral.consentId().toString());
        Message facts = Composer.referral(record, envelope, basis);
        Message whole =
                facts.after(supplement.told()).onHold(supplement.holdSince()).informing(information.of(referral.id()));
        freeze(
                referral,
                recipient,
                whole,
                new Told(fingerprint(referral.id(), facts), record.custody().release(), supplement.holdSince()));
    }

    /** Takes the referral back at the receiver. */
    void cancel(Referral referral, String reason, Partner recipient) {
        Envelope envelope = envelope(
                ids.next(), MessageKind.CANCELLATION, referral.id(), referral.version(), referral.domain(), recipient);
        Message message = Composer.cancellation(envelope, reason);
        freeze(referral, recipient, message, new Told(fingerprint(referral.id(), message), null, null));
    }

    /** What a version is remembered by, to hold a later change against it. */
    private record Told(byte[] content, @Nullable Release release, @Nullable LocalDate holdSince) {}

    /** What the record would say to this receiver now, to be compared with {@link Version#content()}. */
    byte[] content(Referral referral, CustodyRecord record, Partner recipient) {
        return fingerprint(referral.id(), preview(record, referral.domain(), recipient, referral.consentId()));
    }

    private void freeze(Referral referral, Partner recipient, Message message, Told told) {
        WrittenMessage written = WrittenMessage.of(message);
        versions.add(new Version(
                referral.id(),
                message.version(),
                message.kind(),
                message.messageId(),
                message.sentAt(),
                message.answerBy(),
                basis(message),
                written.fields(),
                told.content(),
                told.release(),
                told.holdSince()));
        outbox.put(new Dispatch(
                message.messageId(),
                referral.id(),
                referral.person(),
                referral.recipient(),
                WorkQueues.to(recipient),
                message.kind(),
                message.version(),
                written.bytes(),
                message.sentAt().plus(KEPT_TRYING)));
    }

    private byte[] fingerprint(UUID referralId, Message message) {
        return vault.fingerprint(
                "referral content of " + referralId, WrittenMessage.of(message).content());
    }

    private static Map<String, String> basis(Message message) {
        Message.LegalBasis basis = message.legalBasis();
        return basis == null ? Map.of() : Map.of("code", basis.code(), "reference", basis.reference());
    }

    private Envelope envelope(
            UUID messageId, MessageKind kind, UUID referralId, int version, HandoverDomain domain, Partner recipient) {
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
        boolean answered = List.of(MessageKind.REFERRAL, MessageKind.UPDATE).contains(kind);
        return new Envelope(
                messageId,
                kind,
                referralId,
                version,
                domain,
                recipient.id(),
                now,
                answered ? now.plus(recipient.expects().answerWithin()) : null,
                address.of("/partner/referrals/" + referralId + "/answers"));
    }
}
