package org.reentryhub.web.console.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.delivery.Fetching;
import org.reentryhub.partner.Duty;
import org.reentryhub.partner.Partner;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.reception.Received;
import org.reentryhub.reception.ReceivedReferrals;
import org.reentryhub.reception.Tab;
import org.reentryhub.referral.Outcomes;
import org.reentryhub.web.MessageText;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists of the inbox. */
@Component("inboxBoard")
@Transactional
class Board {
    private final ReceivedReferrals received;
    private final Outcomes outcomes;
    private final Papers papers;
    private final AuditTrail audit;
    private final Clock clock;

    Board(ReceivedReferrals received, Outcomes outcomes, Papers papers, AuditTrail audit, Clock clock) {
        this.received = received;
        this.outcomes = outcomes;
        this.papers = papers;
        this.audit = audit;
        this.clock = clock;
    }

    /** A question about how it went, and whom it is about. */
    public record Question(Outcomes.Asked asked, String name) {}

    /** A notice of a stay. */
    public record Notice(OffsetDateTime at, String name, List<MessageText.Fact> facts) {}

    /** What waits for somebody to look: unopened referrals, questions, and whether there are notices. */
    record Counts(int unopened, int questions, boolean notices) {}

    /** Whether this receiver's referrals come another way. */
    boolean isHealth(Actor actor) {
        return papers.partner(actor.organisation()).isHealth();
    }

    Counts counts(Actor actor) {
        papers.fetch(papers.partner(actor.organisation()));
        return new Counts(
                received.unopened(actor.organisation()),
                outcomes.askedOf(actor.organisation()).size(),
                papers.partner(actor.organisation()).fulfils(Duty.NOTICE_OF_STAY));
    }

    /**
     * A heap.
     *
     * @param looked whether somebody looks, and not only his browser every half minute; only that is written down
     */
    List<Line> lines(Tab tab, Actor actor, boolean looked) {
        List<Received> rows = received.in(tab, actor.organisation(), actor.name());
        Map<UUID, JsonNode> messages = papers.of(rows);
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (looked) {
            rows.stream()
                    .filter(Received::opened)
                    .forEach(row -> audit.looked(actor, new PersonNumber(row.personNumber()), "INBOX_LIST"));
        }
        return rows.stream().map(row -> new Line(row, name(row, messages), now)).toList();
    }

    /** What is asked about how it went, the most urgent first. */
    List<Question> questions(Actor actor, boolean looked) {
        return outcomes.askedOf(actor.organisation()).stream()
                .map(asked -> question(asked, actor, looked))
                .toList();
    }

    private Question question(Outcomes.Asked asked, Actor actor, boolean looked) {
        Optional<Received> row = received.find(asked.referralId(), actor.organisation());
        if (looked) {
            row.ifPresent(each -> audit.looked(actor, new PersonNumber(each.personNumber()), "INBOX_LIST"));
        }
        return new Question(
                asked, row.map(each -> name(each, papers.of(List.of(each)))).orElse("–"));
    }

    /** The form of Norwegian that messages to the receiver are written in. */
    String language(Actor actor) {
        return papers.partner(actor.organisation()).language().name().toLowerCase(Locale.ROOT);
    }

    /** What was told of stays; looked at like any list of people. */
    List<Notice> notices(Actor actor, boolean looked) {
        Partner partner = papers.partner(actor.organisation());
        List<Fetching.Notice> found = papers.notices(partner.id());
        if (looked) {
            found.forEach(each -> audit.looked(actor, each.person(), "INBOX_NOTICES"));
        }
        return found.stream()
                .map(each -> papers.read(each.body()))
                .map(message -> notice(message, partner.language()))
                .toList();
    }

    private static Notice notice(JsonNode message, Partner.Language language) {
        return new Notice(
                OffsetDateTime.parse(message.path("sentAt").asText()),
                Names.whole(message),
                MessageText.parts(message, language).stream()
                        .flatMap(part -> part.facts().stream())
                        .toList());
    }

    private static String name(Received row, Map<UUID, JsonNode> messages) {
        return message(row.messageId(), messages)
                .map(message -> row.opened() ? Names.whole(message) : Names.initials(message))
                .orElse("–");
    }

    private static Optional<JsonNode> message(@Nullable UUID id, Map<UUID, JsonNode> messages) {
        return Optional.ofNullable(id).map(messages::get).filter(Objects::nonNull);
    }
}
