package org.reentryhub.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How it went after releases: what is asked, and what was told. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Outcomes {
    private final JdbcClient jdbc;
    private final OutcomeQuestions questions;
    private final OutcomeAnswers answers;
    private final Referrals referrals;

    Outcomes(JdbcClient jdbc, OutcomeQuestions questions, OutcomeAnswers answers, Referrals referrals) {
        this.jdbc = jdbc;
        this.questions = questions;
        this.answers = answers;
        this.referrals = referrals;
    }

    /** An open question as its receiver sees it; nothing of the person. */
    public record Asked(UUID questionId, UUID referralId, HandoverDomain domain, Moment moment, OffsetDateTime due) {}

    /**
     * A question as a case manager sees it.
     *
     * @param outcome the newest word, or what the hub knows where no receiver told; null while nobody has
     * @param ended why it is no longer asked; null while it is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Outcome(
            UUID questionId,
            Moment moment,
            LocalDate releasedOn,
            LocalDate day,
            OffsetDateTime due,
            @Nullable OutcomeCode outcome,
            @Nullable String ended,
            List<Word> words) {}

    /**
     * What was told.
     *
     * @param toldBy the receiver, or the prison that has heard it from there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Word(String answerId, OutcomeCode outcome, @Nullable String text, OffsetDateTime at, String toldBy) {}

    /** What is asked of a partner by now and not answered yet, the most urgent first. */
    public List<Asked> askedOf(String partner) {
        return questions.unanswered(partner).stream()
                .flatMap(question -> referrals.find(question.referralId()).stream()
                        .map(referral -> new Asked(
                                question.id(),
                                referral.id(),
                                referral.domain(),
                                question.moment(),
                                OffsetDateTime.ofInstant(question.dueAt(), NorwegianTime.ZONE))))
                .toList();
    }

    /** Everything that was asked and told of a referral, in the order of the days. */
    public List<Outcome> of(UUID referral) {
        List<OutcomeAnswers.Kept> told = answers.of(referral);
        return jdbc.sql("select * from hub.outcome_question where referral_id = :id order by day, id")
                .param("id", referral)
                .query((row, number) -> read(row, told))
                .list();
    }

    /** The moments about which every receiver of the person that was asked has told. */
    public Set<Moment> toldOf(PersonNumber person) {
        record Count(String moment, long asked, long told) {}
        return jdbc
                .sql(
                        """
                select moment, count(*) as asked,
                       count(*) filter (where exists (select from hub.outcome_answer a where a.question_id = q.id)) as told
                  from hub.outcome_question q
                 where person_number = any(hub.numbers_of(:person)) and ended_at is null
                 group by moment""")
                .param("person", person.value())
                .query(Count.class)
                .list()
                .stream()
                .filter(count -> count.asked() == count.told())
                .map(count -> Moment.valueOf(count.moment()))
                .collect(Collectors.toSet());
    }

    private static Outcome read(ResultSet row, List<OutcomeAnswers.Kept> told) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        LocalDate day = row.getObject("day", LocalDate.class);
        List<Word> words = told.stream()
                .filter(kept -> kept.question().equals(id))
                .map(Outcomes::word)
                .toList();
        String ended = row.getString("ended_why");
        return new Outcome(
                id,
                Moment.valueOf(row.getString("moment")),
                row.getObject("released_on", LocalDate.class),
                day,
                local(row.getObject("due_at", OffsetDateTime.class)),
                outcome(words, ended, row.getObject("ended_on", LocalDate.class), day),
                ended,
                words);
    }

    private static @Nullable OutcomeCode outcome(
            List<Word> words, @Nullable String ended, @Nullable LocalDate endedOn, LocalDate day) {
        if (!words.isEmpty()) {
            return words.get(words.size() - 1).outcome();
        }
        return endedOn == null
                ? null
                : ending(ended).flatMap(why -> why.outcome(endedOn, day)).orElse(null);
    }

    private static Optional<Ending> ending(@Nullable String name) {
        return Arrays.stream(Ending.values())
                .filter(ending -> ending.name().equals(name))
                .findFirst();
    }

    private static Word word(OutcomeAnswers.Kept kept) {
        ToldOutcome told = kept.told();
        return new Word(told.answerId(), told.outcome(), told.text(), local(kept.at()), kept.organisation());
    }

    private static OffsetDateTime local(OffsetDateTime time) {
        return time.atZoneSameInstant(NorwegianTime.ZONE).toOffsetDateTime();
    }
}
