package org.reentryhub.web.console.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.partner.Partner;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.reception.Received;
import org.reentryhub.reception.ReceivedReferrals;
import org.reentryhub.reception.WritingDesk;
import org.reentryhub.reception.WrittenAnswers;
import org.reentryhub.referral.Outcomes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what a page shows of one referral; that somebody looked at a person is written down. */
@Component("inboxReading")
@Transactional
class Reading {
    private final ReceivedReferrals received;
    private final WrittenAnswers written;
    private final WritingDesk desk;
    private final Outcomes outcomes;
    private final Papers papers;
    private final Story story;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Reading(
            ReceivedReferrals received,
            WrittenAnswers written,
            WritingDesk desk,
            Outcomes outcomes,
            Papers papers,
            Story story,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.received = received;
        this.written = written;
        this.desk = desk;
        this.outcomes = outcomes;
        this.papers = papers;
        this.story = story;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The page; another receiver's referral and an unknown one are the same 404. */
    Page of(UUID id, Actor actor) {
        Received referral = received.find(id, actor.organisation()).orElseThrow(ProblemException::notFound);
        return referral.opened() && !referral.isGone() ? opened(referral, actor) : envelope(referral, actor);
    }

    private Page envelope(Received referral, Actor actor) {
        return page(
                referral,
                papers.of(List.of(referral)).values().stream()
                        .findFirst()
                        .map(Names::initials)
                        .orElse("–"),
                null,
                List.of(),
                actor);
    }

    private Page opened(Received before, Actor actor) {
        Partner partner = papers.partner(actor.organisation());
        List<JsonNode> messages = papers.about(partner, before);
        Received referral = received.find(before.id(), partner.id()).orElse(before);
        audit.looked(actor, new PersonNumber(referral.personNumber()), "INBOX_PAGE");
        Paper paper = messages.isEmpty() ? null : Paper.of(messages, partner.language());
        return page(referral, paper == null ? "–" : paper.name(), paper, story.of(referral, messages), actor);
    }

    private Page page(Received referral, String name, @Nullable Paper paper, List<Happening> happenings, Actor actor) {
        return new Page(
                new Line(referral, name, OffsetDateTime.now(clock)),
                paper,
                happenings,
                desk.seen(referral),
                ids.next().toString(),
                waiting(referral),
                outcomes.askedOf(actor.organisation()).stream()
                        .filter(asked -> asked.referralId().equals(referral.id()))
                        .toList(),
                actor.name());
    }

    private Page.@Nullable Waiting waiting(Received referral) {
        return written.of(referral.id()).stream()
                .filter(row -> row.end() == null)
                .findFirst()
                .map(row ->
                        new Page.Waiting(row.answerId(), row.answer(), row.by().name(), row.dueAt(), text(row)))
                .orElse(null);
    }

    private static @Nullable String text(WrittenAnswers.Written row) {
        return row.whole() == null ? null : row.whole().text();
    }
}
