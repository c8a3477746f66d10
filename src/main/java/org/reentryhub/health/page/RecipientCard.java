package org.reentryhub.health.page;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.health.answer.BusinessStatus;
import org.reentryhub.health.staff.RecipientStory.AnswerLine;
import org.reentryhub.health.staff.RecipientStory.Recipient;
import org.reentryhub.health.transfer.DeclineReason;
import org.reentryhub.health.transfer.TaskState;

/** One recipient of a transfer, as a page shows them. */
public record RecipientCard(Recipient known, Ladder ladder) {

    static RecipientCard of(Recipient recipient) {
        return new RecipientCard(recipient, Ladder.of(recipient));
    }

    /** The word for where it stands: what they answered, else how far the document has come. */
    public String standing() {
        var task = known.task().status();
        return task.equals(TaskState.REQUESTED.code()) ? known.state() : task;
    }

    /** Which colour repeats the word: good, attention, bad or none. */
    public String tone() {
        if (known.overdue()) {
            return "attention";
        }
        var task = TaskState.of(known.task().status()).orElseThrow();
        return switch (task) {
            case ACCEPTED, IN_PROGRESS, COMPLETED -> "good";
            case REJECTED, FAILED, ENTERED_IN_ERROR -> "bad";
            case CANCELLED, ON_HOLD -> "attention";
            case REQUESTED, RECEIVED -> known.state().equals(DeliveryState.DEAD.name()) ? "bad" : "";
        };
    }

    /** What they have said, oldest first. */
    public List<Said> said() {
        return known.answers().stream().map(Said::of).toList();
    }

    /** What they said last; null before they said anything. */
    public @Nullable Said last() {
        return said().stream().reduce((earlier, later) -> later).orElse(null);
    }

    /**
     * An answer.
     *
     * @param finer the finer status in the hub's list; null where there is none, or one of their own
     * @param reason why they said no, in the hub's list, whatever list theirs is of; null without a no
     */
    public record Said(AnswerLine line, @Nullable String finer, @Nullable String reason) {
        static Said of(AnswerLine line) {
            return new Said(
                    line,
                    BusinessStatus.of(line.businessStatus())
                            .map(BusinessStatus::code)
                            .filter(code -> !code.equals(line.status()))
                            .orElse(null),
                    TaskState.REJECTED.code().equals(line.status())
                            ? DeclineReason.orOther(line.reason()).code()
                            : null);
        }

        @Override
        public String toString() {
            return "an answer";
        }
    }

    /** Whether they know another day of release than the one that stands. */
    public boolean knowsAnotherDay() {
        var release = known.release();
        return release != null && !Objects.equals(release.told(), release.stands());
    }

    public boolean wasGivenUp() {
        var taking = known.cancellation();
        return taking != null && taking.state().equals(DeliveryState.DEAD.name());
    }

    @Override
    public String toString() {
        return "a recipient";
    }
}
