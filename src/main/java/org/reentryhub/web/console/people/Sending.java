package org.reentryhub.web.console.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.People;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.HandoverDesk;
import org.reentryhub.web.Answer;
import org.reentryhub.web.IdempotentAnswers;
import org.reentryhub.web.MessageParts;
import org.reentryhub.web.api.AskedDomains;
import org.reentryhub.web.api.OwnPeople;
import org.springframework.stereotype.Component;

/** Sends what somebody has seen, once, or says what is no longer as it was shown. */
@Component
class Sending {
    private static final int SENT = 202;
    private static final int NOT_AS_SHOWN = 409;

    private final IdempotentAnswers answers;
    private final OwnPeople ownPeople;
    private final People people;
    private final HandoverDesk desk;
    private final HandoverCards cards;

    Sending(IdempotentAnswers answers, OwnPeople ownPeople, People people, HandoverDesk desk, HandoverCards cards) {
        this.answers = answers;
        this.ownPeople = ownPeople;
        this.people = people;
        this.desk = desk;
        this.cards = cards;
    }

    /**
     * The form as it came.
     *
     * @param key given with the page; the same one again sends nothing more
     * @param seen per domain, what was shown of its message
     */
    record Form(String key, List<String> domains, Map<String, String> seen) {
        byte[] bytes() {
            return (String.join(",", domains) + new TreeMap<>(seen)).getBytes(UTF_8);
        }
    }

    /**
     * Hands over, and answers 202 with the handover's id; the same form again gets the same answer, also after a crash.
     *
     * @return anything but 202 when nothing was sent: the page has to be looked at anew
     */
    Answer send(UUID person, Form form, Actor actor) {
        return answers.answer(
                actor, "/people/" + person + "/handover", form.key(), form.bytes(), () -> work(person, form, actor));
    }

    /** The record is held while it is compared and sent, so that what was compared is what goes. */
    private Answer work(UUID id, Form form, Actor actor) {
        CustodyRecord known =
                people.find(id).orElseThrow(ProblemException::notFound).record();
        CustodyRecord record = people.hold(ownPeople
                        .find(known.personNumber().value(), actor)
                        .record()
                        .personNumber())
                .orElseThrow(ProblemException::notFound)
                .record();
        HandoverDesk.Asked asked = AskedDomains.of(List.copyOf(form.domains()));
        List<Card> now = cards.show(record, Locale.ROOT).cards();
        boolean asShown = form.domains().stream()
                .filter(domain -> !domain.equals(AskedDomains.HEALTH))
                .allMatch(domain -> now.stream()
                        .anyMatch(card -> card.domain().equals(domain)
                                && card.seen().equals(form.seen().get(domain))));
        return asShown
                ? answer(
                        SENT,
                        desk.trigger(record.personNumber(), asked, actor)
                                .handoverId()
                                .toString())
                : answer(NOT_AS_SHOWN, "");
    }

    static boolean isSent(Answer answer) {
        return answer.status() == SENT;
    }

    private static Answer answer(int status, String text) {
        return new Answer(status, "text/plain", text.getBytes(UTF_8));
    }

    /**
     * What is not as it was shown, in words, by the domain of each card.
     *
     * @param now the cards as they are
     */
    static Map<String, String> changes(Form form, List<Card> now, Locale locale) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (Card card : now) {
            String then = form.seen().get(card.domain());
            if (then != null && !then.equals(card.seen())) {
                List<String> places = Seen.changed(then, card.seen());
                changes.put(card.domain(), String.join(", ", MessageParts.names(places, locale)));
            }
        }
        return changes;
    }

    /** The domains that were on the page and can no longer be sent. */
    static List<String> gone(Form form, List<Card> now) {
        return form.seen().keySet().stream()
                .filter(domain -> now.stream().noneMatch(card -> card.domain().equals(domain)))
                .sorted()
                .toList();
    }
}
