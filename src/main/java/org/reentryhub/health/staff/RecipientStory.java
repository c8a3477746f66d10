package org.reentryhub.health.staff;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.health.answer.AnswerClocks;
import org.reentryhub.health.answer.TaskAnswers;
import org.reentryhub.health.sending.Cancellations;
import org.reentryhub.health.sending.HealthAttempts;
import org.reentryhub.health.transfer.Amendments;
import org.reentryhub.health.transfer.DeclineReason;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDelivery.Release;
import org.reentryhub.health.transfer.TaskState;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.stereotype.Component;

/** Tells of one recipient of a transfer, as the health unit reads it. Each call belongs in its caller's transaction. */
@Component
public class RecipientStory {
    private final HealthAttempts attempts;
    private final TaskAnswers answers;
    private final AnswerClocks clocks;
    private final Cancellations cancellations;
    private final Amendments amendments;
    private final Partners partners;

    RecipientStory(
            HealthAttempts attempts,
            TaskAnswers answers,
            AnswerClocks clocks,
            Cancellations cancellations,
            Amendments amendments,
            Partners partners) {
        this.attempts = attempts;
        this.answers = answers;
        this.clocks = clocks;
        this.cancellations = cancellations;
        this.amendments = amendments;
        this.partners = partners;
    }

    /** One recipient: how it got there, and what they said. */
    public record Recipient(
            String partner,
            String name,
            UUID taskId,
            String state,
            List<AttemptLine> attempts,
            TaskLine task,
            List<AnswerLine> answers,
            @Nullable OffsetDateTime answerBy,
            boolean overdue,
            @Nullable CancellationLine cancellation,
            @Nullable ReleaseLine release) {}

    /**
     * Which day of release the recipient knows of.
     *
     * @param told null when they know of none
     * @param stands the day as it is; null when there is none
     * @param telling how it goes to tell them of the last move, where the hub can and there was one
     */
    public record ReleaseLine(@Nullable LocalDate told, @Nullable LocalDate stands, @Nullable TellingLine telling) {}

    /** How they were told, or are being told. */
    public record TellingLine(String state, List<AttemptLine> attempts) {}

    /** How it was taken back. */
    public record CancellationLine(String state, List<AttemptLine> attempts) {}

    public record AttemptLine(
            int number, OffsetDateTime beganAt, @Nullable OffsetDateTime endedAt, @Nullable String outcome) {}

    public record TaskLine(String status, @Nullable String businessStatus) {}

    public record AnswerLine(
            OffsetDateTime at,
            String status,
            @Nullable String businessStatus,
            @Nullable String reason,
            @Nullable String text,
            @Nullable String nextStep) {}

    Recipient of(HealthDelivery delivery) {
        var notes = delivery.notes();
        var clock = clocks.of(delivery.id());
        return new Recipient(
                notes.partner(),
                partners.find(notes.partner()).map(Partner::name).orElse(notes.partner()),
                delivery.id(),
                delivery.state().name(),
                attempts(delivery),
                new TaskLine(notes.task().code(), notes.businessStatus()),
                answers.of(delivery.id()).stream().map(RecipientStory::answer).toList(),
                clock.filter(face -> face.hand() != AnswerClocks.Hand.MET)
                        .map(AnswerClocks.Face::answerBy)
                        .map(TransferStory::local)
                        .orElse(null),
                clock.filter(face -> face.hand() == AnswerClocks.Hand.RUNG
                                && !notes.task().answers())
                        .isPresent(),
                cancellations
                        .of(delivery.id())
                        .map(taking -> new CancellationLine(taking.state().name(), attempts(taking)))
                        .orElse(null),
                Optional.ofNullable(notes.release())
                        .map(told -> release(delivery, told))
                        .orElse(null));
    }

    private ReleaseLine release(HealthDelivery delivery, Release told) {
        var stands = delivery.notes().stands().orElse(told);
        return new ReleaseLine(
                told.day(),
                stands.day(),
                amendments
                        .last(delivery.id())
                        .map(telling -> new TellingLine(telling.state().name(), attempts(telling)))
                        .orElse(null));
    }

    private List<AttemptLine> attempts(HealthDelivery delivery) {
        return attempts.of(delivery.id()).stream().map(RecipientStory::attempt).toList();
    }

    private static AttemptLine attempt(HealthAttempts.Line line) {
        var ended = Optional.ofNullable(line.endedAt()).map(TransferStory::local);
        return new AttemptLine(line.number(), TransferStory.local(line.beganAt()), ended.orElse(null), line.outcome());
    }

    private static AnswerLine answer(TaskAnswers.Line line) {
        return new AnswerLine(
                TransferStory.local(line.at()),
                line.status().code(),
                line.businessStatus(),
                line.reason(),
                line.text(),
                line.status() == TaskState.REJECTED
                        ? DeclineReason.orOther(line.reason()).nextStep()
                        : null);
    }
}
