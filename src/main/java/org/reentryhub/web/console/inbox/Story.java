package org.reentryhub.web.console.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.reception.Received;
import org.reentryhub.reception.WrittenAnswers;
import org.reentryhub.reception.WrittenAnswers.Written;
import org.reentryhub.referral.AnswerReason;
import org.reentryhub.referral.Answers;
import org.reentryhub.referral.Outcomes;
import org.reentryhub.referral.PartnerAnswer;
import org.springframework.stereotype.Component;

/** All that was said about a referral, the oldest first. */
@Component("inboxStory")
class Story {
    private final Answers answers;
    private final WrittenAnswers written;
    private final Outcomes outcomes;
    private final Partners partners;

    Story(Answers answers, WrittenAnswers written, Outcomes outcomes, Partners partners) {
        this.answers = answers;
        this.written = written;
        this.outcomes = outcomes;
        this.partners = partners;
    }

    List<Happening> of(Received referral, List<JsonNode> messages) {
        Map<String, String> replies = replies(messages);
        Map<String, String> writers = written.of(referral.id()).stream()
                .collect(Collectors.toMap(Written::answerId, each -> each.by().name()));
        String openedBy = referral.openedBy();
        if (openedBy != null) {
            writers.put("opened-" + referral.id(), openedBy);
        }
        Stream<Happening> told = answers.of(referral.id()).stream()
                .map(kept -> answer(
                        kept,
                        writers.get(kept.answer().answerId()),
                        replies.get(kept.answer().answerId())));
        Stream<Happening> went = outcomes.of(referral.id()).stream().flatMap(asked -> asked.words().stream()
                .map(word -> Happening.plain(word.at(), "inbox.outcome." + word.outcome(), null, word.text())));
        return Stream.of(messages.stream().map(Story::message), told, went)
                .flatMap(each -> each)
                .sorted(Comparator.comparing(each -> each.at().toInstant()))
                .toList();
    }

    private static Happening message(JsonNode message) {
        return Happening.plain(
                OffsetDateTime.parse(message.path("sentAt").asText()),
                "inbox.came." + message.path("kind").asText(),
                null,
                null);
    }

    private Happening answer(Answers.Kept kept, @Nullable String who, @Nullable String reply) {
        PartnerAnswer answer = kept.answer();
        PartnerAnswer.Appointment appointment = answer.appointment();
        return new Happening(
                kept.at(),
                "inbox.said." + answer.answer(),
                who,
                reason(answer).map(reason -> "inbox.reason." + reason).orElse(null),
                answer.text(),
                appointment == null ? null : appointment.at(),
                appointment == null ? null : appointment.place(),
                Optional.ofNullable(answer.redirectTo())
                        .flatMap(partners::find)
                        .map(Partner::name)
                        .orElse(null),
                reply,
                kept.flag() == null ? null : "inbox.flag." + kept.flag());
    }

    private static Optional<AnswerReason> reason(PartnerAnswer answer) {
        return AnswerReason.of(answer.answer(), answer.reason());
    }

    /** What has arrived of the sender's answers, by the question's id; the newest message has them all. */
    private static Map<String, String> replies(List<JsonNode> messages) {
        Map<String, String> replies = new HashMap<>();
        messages.stream()
                .flatMap(message -> message.path("information").valueStream())
                .forEach(said -> replies.putIfAbsent(
                        said.path("inReplyTo").asText(), said.path("text").asText()));
        return replies;
    }
}
