package org.reentryhub.web.console.inbox;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.reception.Received;
import org.reentryhub.referral.AnswerCode;
import org.reentryhub.referral.OutcomeCode;
import org.reentryhub.referral.Outcomes;

/**
 * A referral as its receiver's people see it.
 *
 * @param name initials until it was opened
 * @param paper null before it was opened, and once there is nothing to be seen any more
 * @param seen what an answer given on this page hangs on
 * @param key the id of the answer that is given on this page
 * @param waiting what was answered and is not given yet; null for nothing
 */
public record Page(
        Line line,
        @Nullable Paper paper,
        List<Happening> story,
        String seen,
        String key,
        @Nullable Waiting waiting,
        List<Outcomes.Asked> asked,
        @Nullable String me) {

    /** An answer that goes at a time unless somebody undoes it. */
    public record Waiting(String answerId, AnswerCode answer, String by, OffsetDateTime due, @Nullable String text) {}

    public Received referral() {
        return line.referral();
    }

    /** What an answer given on this page is an answer to: what it shows. */
    public int version() {
        return paper == null ? referral().version() : paper.version();
    }

    public List<AnswerCode> likely() {
        return Choice.likely(referral().state());
    }

    /** The rest of what can be answered. */
    public List<AnswerCode> others() {
        return Choice.from(referral().state()).stream()
                .filter(answer -> !likely().contains(answer))
                .toList();
    }

    public boolean isPlain(AnswerCode answer) {
        return Choice.isPlain(answer);
    }

    public boolean isMine() {
        return referral().worker() != null && referral().worker().equals(me);
    }

    /** What can be told of how it went. */
    public List<OutcomeCode> outcomes() {
        return OutcomeCode.of(referral().domain());
    }
}
