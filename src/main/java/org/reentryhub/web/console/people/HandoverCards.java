package org.reentryhub.web.console.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.audit.Grounds;
import org.reentryhub.consent.Consents;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.partner.Partners;
import org.reentryhub.referral.HandoverAnswer;
import org.reentryhub.referral.HandoverDesk;
import org.reentryhub.referral.HandoverDomain;
import org.reentryhub.referral.HealthAsked;
import org.reentryhub.referral.Message;
import org.reentryhub.referral.Preview;
import org.reentryhub.referral.Recipients;
import org.reentryhub.referral.Referral;
import org.reentryhub.referral.Referrals;
import org.reentryhub.referral.WrittenMessage;
import org.reentryhub.web.MessageParts;
import org.reentryhub.web.api.AskedDomains;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lays the preview of a handover out as cards: the very messages that would be sent, and what stands in the way. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class HandoverCards {
    private final HandoverDesk desk;
    private final Recipients recipients;
    private final Referrals referrals;
    private final HealthAsked healthAsked;
    private final Partners partners;
    private final Consents consents;
    private final Seen seen;
    private final ObjectMapper json;

    HandoverCards(
            HandoverDesk desk,
            Recipients recipients,
            Referrals referrals,
            HealthAsked healthAsked,
            Partners partners,
            Consents consents,
            Seen seen,
            ObjectMapper json) {
        this.desk = desk;
        this.recipients = recipients;
        this.referrals = referrals;
        this.healthAsked = healthAsked;
        this.partners = partners;
        this.consents = consents;
        this.seen = seen;
        this.json = json;
    }

    /**
     * What the page shows.
     *
     * @param healthAsked whether the prison has asked its health unit before; nothing of what came of it
     */
    record Shown(List<Card> cards, List<Obstacle> obstacles, boolean healthAsked) {
        /** What somebody can do something about. */
        public List<Obstacle> toMend() {
            return obstacles.stream().filter(each -> !each.isSettled()).toList();
        }

        /** What need not be sent. */
        public List<Obstacle> settled() {
            return obstacles.stream().filter(Obstacle::isSettled).toList();
        }
    }

    /** The present state of things, in the reader's language. */
    Shown show(CustodyRecord record, Locale locale) {
        Preview preview = desk.preview(record, AskedDomains.all(record));
        return new Shown(
                preview.recipients().stream()
                        .filter(recipient -> recipient.message() instanceof Message)
                        .map(recipient -> card(record, recipient, locale))
                        .toList(),
                preview.blocked().stream()
                        .map(blocked -> obstacle(record, blocked))
                        .toList(),
                healthAsked.asked(record.personNumber()));
    }

    private Card card(CustodyRecord record, Preview.Recipient shown, Locale locale) {
        Message message = (Message) shown.message();
        JsonNode sent = read(WrittenMessage.of(message).bytes());
        return new Card(
                shown.domain(),
                partners.find(shown.recipient()).orElseThrow(),
                Objects.requireNonNull(message.answerBy())
                        .atZoneSameInstant(NorwegianTime.ZONE)
                        .toLocalDate(),
                MessageParts.of(sent, locale),
                basis(record, message, shown.grounds()),
                shown.withheld().stream().map(Card.Kept::of).toList(),
                seen.of(sent));
    }

    private Card.Basis basis(CustodyRecord record, Message message, @Nullable Grounds grounds) {
        Message.LegalBasis lifted = message.legalBasis();
        return new Card.Basis(
                consents.of(record.personNumber()).stream()
                        .filter(consent ->
                                lifted != null && consent.id().toString().equals(lifted.reference()))
                        .findFirst()
                        .orElse(null),
                grounds == null || grounds.law() == null ? null : Card.Law.of(grounds.law()),
                grounds == null ? null : grounds.informedOn());
    }

    private Obstacle obstacle(CustodyRecord record, HandoverAnswer.Blocked blocked) {
        HandoverDomain domain = HandoverDomain.valueOf(blocked.domain());
        return Obstacle.of(
                record,
                domain,
                blocked.reason(),
                recipients.responsibility(record, domain.duty()),
                open(record, domain));
    }

    private @Nullable UUID open(CustodyRecord record, HandoverDomain domain) {
        return referrals.of(record.personNumber()).stream()
                .filter(referral ->
                        referral.domain() == domain && referral.state().isOpen())
                .map(Referral::id)
                .reduce((older, newer) -> newer)
                .orElse(null);
    }

    private JsonNode read(byte[] message) {
        try {
            return json.readTree(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
