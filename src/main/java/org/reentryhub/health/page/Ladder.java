package org.reentryhub.health.page;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.Outcome;
import org.reentryhub.health.staff.RecipientStory.AnswerLine;
import org.reentryhub.health.staff.RecipientStory.AttemptLine;
import org.reentryhub.health.staff.RecipientStory.Recipient;
import org.reentryhub.health.transfer.TaskState;

/**
 * How far a transfer has come at one recipient, step by step: each with when it was reached, or null while it is not.
 *
 * @param sent when something was first tried
 * @param delivered when their server had it
 * @param opened when somebody there first said anything of it, a machine's receipt included
 * @param answered when they said yes or no
 */
public record Ladder(
        @Nullable OffsetDateTime sent,
        @Nullable OffsetDateTime delivered,
        @Nullable OffsetDateTime opened,
        @Nullable OffsetDateTime answered) {

    static Ladder of(Recipient recipient) {
        var attempts = recipient.attempts().stream();
        var opened = recipient.answers().stream().map(AnswerLine::at).min(Comparator.naturalOrder());
        return new Ladder(
                attempts.map(AttemptLine::beganAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                arrival(recipient).orElse(null),
                opened.orElse(null),
                recipient.answers().stream()
                        .filter(Ladder::isAnAnswer)
                        .map(AnswerLine::at)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** An attempt that ended without a word may have arrived, and is then found there by a later one. */
    private static Optional<OffsetDateTime> arrival(Recipient recipient) {
        return Stream.of(recipient)
                .filter(there -> there.state().equals(DeliveryState.DELIVERED.name()))
                .flatMap(there -> there.attempts().stream())
                .filter(attempt -> Outcome.DELIVERED.name().equals(attempt.outcome()))
                .map(AttemptLine::endedAt)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static boolean isAnAnswer(AnswerLine line) {
        return TaskState.of(line.status()).filter(TaskState::answers).isPresent();
    }

    /** The steps in their order, by the words that their texts are known by. */
    public List<Step> steps() {
        return List.of(
                new Step("sent", sent),
                new Step("delivered", delivered),
                new Step("opened", opened),
                new Step("answered", answered));
    }

    /** One step. */
    public record Step(String name, @Nullable OffsetDateTime at) {}
}
