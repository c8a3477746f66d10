package org.reentryhub.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.reentryhub.Ids;
import org.reentryhub.audit.Grounds;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.delivery.Dispatch;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.delivery.Outbox;
import org.reentryhub.delivery.WorkQueues;
import org.reentryhub.partner.Duty;
import org.reentryhub.partner.Partner;
import org.reentryhub.referral.Composer;
import org.reentryhub.referral.Envelope;
import org.reentryhub.referral.HandoverDomain;
import org.reentryhub.referral.Message;
import org.reentryhub.referral.WrittenMessage;
import org.springframework.stereotype.Component;

/** Freezes a notice, enters it in the ledger and hands its bytes to the outbox, all in the caller's transaction. */
@Component
class NoticePost {
    /** A duty of law, where a referral stands on consent. */
    static final Message.LegalBasis BASIS = new Message.LegalBasis("LEGAL_OBLIGATION", law());

    /** Longer than a referral: no notice goes stale but by the next one. */
    private static final Duration KEPT_TRYING = Duration.ofDays(30);

    private final Notices notices;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    NoticePost(Notices notices, Outbox outbox, Ids ids, Clock clock) {
        this.notices = notices;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sends the newest facts of a stay as its present version; what waits of the versions before it does not leave. */
    void send(Stay stay, NoticeType type, CustodyRecord person, Partner office) {
        outbox.stopWaiting(stay.id(), "SUPERSEDED");
        Envelope envelope = envelope(stay, office);
        WrittenMessage written =
                WrittenMessage.of(Composer.notice(person, envelope, BASIS, notice(type, stay.known())));
        notices.add(
                new Notices.Notice(envelope.messageId(), stay.id(), stay.version(), office.id(), written.fields()),
                type,
                stay.known(),
                envelope.sentAt());
        outbox.put(new Dispatch(
                envelope.messageId(),
                stay.id(),
                stay.person(),
                office.id(),
                WorkQueues.to(office),
                envelope.kind(),
                envelope.version(),
                written.bytes(),
                envelope.sentAt().plus(KEPT_TRYING)));
    }

    static Map<String, String> basis() {
        return Map.of("code", BASIS.code(), "reference", BASIS.reference());
    }

    /** The law that makes it a duty also lifts secrecy; NAV is told whether or not the person was. */
    static Grounds grounds() {
        return new Grounds("BENEFITS_DURING_STAY", BASIS.reference(), BASIS.reference(), null);
    }

    private Envelope envelope(Stay stay, Partner office) {
        return new Envelope(
                ids.next(),
                MessageKind.NOTICE,
                stay.id(),
                stay.version(),
                HandoverDomain.EMPLOYMENT,
                office.id(),
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS),
                null,
                null);
    }

    private static Message.Notice notice(NoticeType type, StayFacts facts) {
        return new Message.Notice(type.name(), facts.from(), facts.expectedTo(), facts.to(), facts.institution());
    }

    private static String law() {
        String source = Duty.NOTICE_OF_STAY.source();
        return source.substring(0, source.indexOf(';'));
    }
}
