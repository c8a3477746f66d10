package org.reentryhub.reception;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.reception.WrittenAnswers.End;
import org.reentryhub.reception.WrittenAnswers.Written;
import org.reentryhub.referral.AnswerCode;
import org.reentryhub.referral.AnswerDesk;
import org.reentryhub.referral.Answers;
import org.reentryhub.referral.Impossible;
import org.reentryhub.referral.PartnerAnswer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what receivers' people do on the page. What they say goes the way of every answer, {@link AnswerDesk}'s. */
@Component
@Transactional
public class WritingDesk {
    private final ReceivedReferrals received;
    private final Workers workers;
    private final WrittenAnswers written;
    private final Answers kept;
    private final AnswerDesk answers;
    private final AuditTrail audit;
    private final Clock clock;

    WritingDesk(
            ReceivedReferrals received,
            Workers workers,
            WrittenAnswers written,
            Answers kept,
            AnswerDesk answers,
            AuditTrail audit,
            Clock clock) {
        this.received = received;
        this.workers = workers;
        this.written = written;
        this.kept = kept;
        this.answers = answers;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens a referral: from then on somebody works on it, and the sender knows that somebody has begun to look. */
    public void open(UUID id, Actor by) {
        Received referral = own(id, by);
        audit.did(by, new PersonNumber(referral.personNumber()), "OPENED_IN_INBOX", id.toString());
        boolean first = workers.open(id, by) && !referral.opened();
        if (first && AnswerCode.IN_REVIEW.on(referral.state()) == AnswerCode.Effect.MOVES) {
            answers.answer(
                    id,
                    new PartnerAnswer("opened-" + id, referral.version(), AnswerCode.IN_REVIEW, null, null, null, null),
                    by);
        }
    }

    /** Gives the work on a referral to oneself, or to nobody, unless a colleague has done so meanwhile. */
    public void hand(UUID id, @Nullable String from, boolean toMe, Actor by) {
        own(id, by);
        workers.open(id, by);
        workers.hand(id, from, toMe ? by.name() : null);
    }

    /**
     * Takes an answer: gives it, or lets it wait so that it can be undone. The same again changes nothing.
     *
     * @param seen what {@link #seen} said when the page was shown
     * @throws Overtaken when something has happened since then
     */
    public void say(UUID id, PartnerAnswer answer, String seen, Actor by) {
        own(id, by);
        workers.lock(id, by);
        Optional<PartnerAnswer> before = said(id, answer.answerId());
        if (before.isPresent() && before.get().equals(answer)) {
            return;
        }
        Received referral = own(id, by);
        boolean used = written.lock(id, answer.answerId()).isPresent();
        if (used || !seen(referral).equals(seen) || isImpossible(answer, referral)) {
            throw new Overtaken();
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<OffsetDateTime> until = Undoing.until(answer.answer(), referral, now);
        written.add(id, answer, by, until.orElse(now));
        if (until.isEmpty()) {
            give(written.lock(id, answer.answerId()).orElseThrow());
        }
    }

    /** Takes back what waits, and says what it was, so that it can be put right; what has been given stays given. */
    public Optional<PartnerAnswer> undo(UUID id, String answerId, Actor by) {
        own(id, by);
        workers.lock(id, by);
        Optional<PartnerAnswer> waiting = written.lock(id, answerId).map(Written::whole);
        written.end(id, answerId, End.UNDONE);
        return waiting;
    }

    /** Gives at once what waits. */
    public void sendNow(UUID id, String answerId, Actor by) {
        own(id, by);
        workers.lock(id, by);
        written.lock(id, answerId).filter(row -> row.end() == null).ifPresent(this::give);
    }

    /** What a page shows of a referral that an answer hangs on: its version, its state, and how much was answered. */
    public String seen(Received referral) {
        return "%d-%s-%d-%s"
                .formatted(
                        referral.version(),
                        referral.state(),
                        kept.of(referral.id()).size(),
                        referral.held());
    }

    /** Gives what was written, in the name of whoever wrote it. The caller holds the row. */
    void give(Written row) {
        PartnerAnswer answer = Objects.requireNonNull(row.whole());
        End end = End.GIVEN;
        try {
            answers.answer(row.referralId(), answer, row.by());
        } catch (Impossible outOfStep) {
            end = End.OUT_OF_STEP;
        }
        written.end(row.referralId(), row.answerId(), end);
    }

    private Optional<PartnerAnswer> said(UUID id, String answerId) {
        return written.lock(id, answerId).map(Written::whole).or(() -> kept.of(id).stream()
                .map(Answers.Kept::answer)
                .filter(answer -> answer.answerId().equals(answerId))
                .findFirst());
    }

    private static boolean isImpossible(PartnerAnswer answer, Received referral) {
        return referral.held() != null || answer.answer().on(referral.state()) == AnswerCode.Effect.IMPOSSIBLE;
    }

    private Received own(UUID id, Actor by) {
        return received.find(id, by.organisation()).orElseThrow(ProblemException::notFound);
    }
}
