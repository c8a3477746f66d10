package org.reentryhub.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reentryhub.HubAddress;
import org.reentryhub.Ids;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.delivery.Dispatch;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.delivery.Outbox;
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
    private final Outbox outbox;
    private final Vault vault;
    private final HubAddress address;
    private final Ids ids;
    private final Clock clock;

    Post(Versions versions, Outbox outbox, Vault vault, HubAddress address, Ids ids, Clock clock) {
        this.versions = versions;
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

    /** Sends the record's present facts as the referral's present version. */
    void send(Referral referral, CustodyRecord record, MessageKind kind, Partner recipient) {
        Envelope envelope = envelope(ids.next(), kind, referral.id(), referral.version(), referral.domain(), recipient);
        Message.LegalBasis basis =
                new Message.LegalBasis(CONSENT, referral.consentId().toString());
        freeze(referral, recipient, envelope, Composer.referral(record, envelope, basis));
    }

    /** Takes the referral back at the receiver. */
    void cancel(Referral referral, String reason, Partner recipient) {
        Envelope envelope = envelope(
                ids.next(), MessageKind.CANCELLATION, referral.id(), referral.version(), referral.domain(), recipient);
        freeze(referral, recipient, envelope, Composer.cancellation(envelope, reason));
    }

    /** Whether the record now says something else to this receiver than the version did. */
    boolean saysSomethingNew(Referral referral, CustodyRecord record, Partner recipient) {
        Message now = preview(record, referral.domain(), recipient, referral.consentId());
        byte[] content = fingerprint(referral.id(), WrittenMessage.of(now));
        return versions.of(referral.id()).stream()
                .reduce((older, newer) -> newer)
                .filter(last -> java.util.Arrays.equals(last.content(), content))
                .isEmpty();
    }

    private void freeze(Referral referral, Partner recipient, Envelope envelope, Message message) {
        WrittenMessage written = WrittenMessage.of(message);
        versions.add(new Version(
                referral.id(),
                envelope.version(),
                envelope.kind(),
                envelope.messageId(),
                envelope.sentAt(),
                envelope.answerBy(),
                basis(message),
                written.fields(),
                fingerprint(referral.id(), written)));
        outbox.put(new Dispatch(
                envelope.messageId(),
                referral.id(),
                referral.person(),
                referral.recipient(),
                recipient.channel().type() == Partner.ChannelType.REST
                        ? referral.domain().queue()
                        : "",
                envelope.kind(),
                envelope.version(),
                written.bytes(),
                envelope.sentAt().plus(KEPT_TRYING)));
    }

    private byte[] fingerprint(UUID referralId, WrittenMessage written) {
        return vault.fingerprint("referral content of " + referralId, written.content());
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
