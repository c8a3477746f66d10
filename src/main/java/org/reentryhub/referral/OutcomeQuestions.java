package org.reentryhub.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of what receivers are asked after a release. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OutcomeQuestions {
    private static final String UNANSWERED =
            "q.ended_at is null and not exists (select from hub.outcome_answer a where a.question_id = q.id)";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    OutcomeQuestions(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** All that is not ended, answered or not. */
    List<OutcomeQuestion> standing(UUID referral) {
        return jdbc.sql("select * from hub.outcome_question q where referral_id = :id and ended_at is null")
                .param("id", referral)
                .query((row, number) -> read(row))
                .list();
    }

    /** The one about a moment that is asked by now. */
    Optional<OutcomeQuestion> asked(UUID referral, Moment moment) {
        return standing(referral).stream()
                .filter(question -> question.moment() == moment)
                .filter(question -> !question.askedAt().isAfter(clock.instant()))
                .findFirst();
    }

    /** What nobody has answered yet. */
    List<OutcomeQuestion> unanswered(Collection<UUID> referrals) {
        return jdbc.sql("select * from hub.outcome_question q where referral_id = any(:ids) and " + UNANSWERED)
                .param("ids", referrals.toArray(UUID[]::new))
                .query((row, number) -> read(row))
                .list();
    }

    /** The same, of one receiver's referrals and only what is asked by now; the most urgent first. */
    List<OutcomeQuestion> unanswered(String partner) {
        return jdbc.sql(
                        """
                select q.* from hub.outcome_question q join hub.referral r on r.id = q.referral_id
                 where r.recipient = :partner and q.asked_at <= :now and %s
                 order by q.due_at, q.id"""
                                .formatted(UNANSWERED))
                .param("partner", partner)
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * Whom and what a referral's questions are about.
     *
     * @param releasedOn null for somebody of whose release nothing is known, and then nothing is asked
     */
    record Subject(UUID referral, PersonNumber person, String prison, @Nullable LocalDate releasedOn) {}

    /** Makes the rows equal to what is to be asked. One that stands keeps its id and its answers when its day moves. */
    void set(Subject subject, Map<Moment, LocalDate> asked) {
        List<OutcomeQuestion> standing = standing(subject.referral());
        standing.stream()
                .filter(question -> !asked.containsKey(question.moment()))
                .forEach(this::notAgreed);
        release(subject);
        asked.forEach((moment, day) -> standing.stream()
                .filter(question -> question.moment() == moment)
                .findFirst()
                .ifPresentOrElse(question -> move(question, day), () -> ask(subject, moment, day)));
    }

    /** Ends all that stands about a person. */
    void end(PersonNumber person, Ending why, LocalDate on) {
        jdbc.sql(
                        """
                update hub.outcome_question set ended_at = :now, ended_on = :on, ended_why = :why
                 where person_number = any(hub.numbers_of(:person)) and ended_at is null""")
                .param("now", OffsetDateTime.now(clock))
                .param("on", on)
                .param("why", why.name())
                .param("person", person.value())
                .update();
    }

    private void notAgreed(OutcomeQuestion question) {
        jdbc.sql("update hub.outcome_question set ended_at = :now, ended_on = :on, ended_why = :why where id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("on", LocalDate.now(clock))
                .param("why", Ending.NOT_AGREED.name())
                .param("id", question.id())
                .update();
    }

    private void ask(Subject subject, Moment moment, LocalDate day) {
        if (moment.isTooLateToAsk(day, clock.instant())) {
            return;
        }
        Instant from = later(clock.instant(), Moment.opens(day));
        jdbc.sql(
                        """
                insert into hub.outcome_question (id, referral_id, person_number, moment, released_on, prison, day,
                                                  asked_at, due_at)
                values (:id, :referral, :person, :moment, :released, :prison, :day, :from, :due)""")
                .param("id", ids.next())
                .param("referral", subject.referral())
                .param("person", subject.person().value())
                .param("moment", moment.name())
                .param("released", subject.releasedOn())
                .param("prison", subject.prison())
                .param("day", day)
                .param("from", utc(from))
                .param("due", utc(due(moment, day, from)))
                .update();
    }

    /** The record may name another day of release than before; of what stands. */
    private void release(Subject subject) {
        jdbc.sql(
                        """
                update hub.outcome_question set released_on = :released
                 where referral_id = :referral and ended_at is null and released_on <> :released""")
                .param("released", subject.releasedOn(), Types.DATE)
                .param("referral", subject.referral())
                .update();
    }

    private void move(OutcomeQuestion question, LocalDate day) {
        if (question.day().equals(day)) {
            return;
        }
        Instant from = later(clock.instant(), Moment.opens(day));
        jdbc.sql(
                        """
                update hub.outcome_question set day = :day, asked_at = :from, due_at = :due
                 where id = :id""")
                .param("day", day)
                .param("from", utc(from))
                .param("due", utc(due(question.moment(), day, from)))
                .param("id", question.id())
                .update();
    }

    /** Whoever is asked late, since the release was heard of late, still has the least that anybody gets. */
    private static Instant due(Moment moment, LocalDate day, Instant from) {
        return later(moment.due(day), from.plus(Expectations.AT_LEAST));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static OutcomeQuestion read(ResultSet row) throws SQLException {
        return new OutcomeQuestion(
                row.getObject("id", UUID.class),
                row.getObject("referral_id", UUID.class),
                Moment.valueOf(row.getString("moment")),
                row.getObject("day", LocalDate.class),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant());
    }
}
