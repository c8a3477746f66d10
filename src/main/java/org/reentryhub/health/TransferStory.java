package org.reentryhub.health;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;

/** Tells a transfer as the health unit reads it. Each call belongs in its caller's transaction on the health schema. */
@Component
class TransferStory {
    private final HealthDeliveryRows deliveries;
    private final HealthAttempts attempts;
    private final TaskAnswers answers;
    private final AnswerClocks clocks;
    private final HealthAlerts alerts;
    private final Decisions decisions;
    private final Cancellations cancellations;
    private final Partners partners;

    TransferStory(
            HealthDeliveryRows deliveries,
            HealthAttempts attempts,
            TaskAnswers answers,
            AnswerClocks clocks,
            HealthAlerts alerts,
            Decisions decisions,
            Cancellations cancellations,
            Partners partners) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.answers = answers;
        this.clocks = clocks;
        this.alerts = alerts;
        this.decisions = decisions;
        this.cancellations = cancellations;
        this.partners = partners;
    }

    /** A line of the list. */
    record Summary(UUID transferId, PersonNumber personNumber, String state, OffsetDateTime requestedAt) {}

    /** All that is remembered of one transfer. */
    record Whole(
            UUID transferId,
            PersonNumber personNumber,
            String state,
            OffsetDateTime requestedAt,
            String requestedBy,
            @Nullable String signedOffBy,
            List<Recipient> recipients,
            List<AlertLine> alerts,
            List<DecisionLine> decisions) {}

    /** That health personnel held it, let it go on or stopped it. */
    record DecisionLine(OffsetDateTime at, String by, TransferState to, @Nullable String reason) {}

    /** One recipient: how it got there, and what they said. */
    record Recipient(
            String partner,
            String name,
            UUID taskId,
            String state,
            List<AttemptLine> attempts,
            TaskLine task,
            List<AnswerLine> answers,
            @Nullable OffsetDateTime answerBy,
            boolean overdue,
            @Nullable CancellationLine cancellation) {}

    /** How it was taken back. */
    record CancellationLine(String state, List<AttemptLine> attempts) {}

    record AttemptLine(
            int number, OffsetDateTime beganAt, @Nullable OffsetDateTime endedAt, @Nullable String outcome) {}

    record AlertLine(
            UUID alertId,
            OffsetDateTime at,
            HealthAlert.Kind kind,
            List<String> details,
            @Nullable OffsetDateTime closedAt) {}

    record TaskLine(String status, @Nullable String businessStatus) {}

    record AnswerLine(
            OffsetDateTime at,
            String status,
            @Nullable String businessStatus,
            @Nullable String reason,
            @Nullable String text,
            @Nullable String nextStep) {}

    Summary summary(Transfer transfer) {
        return new Summary(
                transfer.id(), transfer.notes().person(), transfer.state().name(), local(transfer.createdAt()));
    }

    Whole whole(Transfer transfer) {
        return new Whole(
                transfer.id(),
                transfer.notes().person(),
                transfer.state().name(),
                local(transfer.createdAt()),
                transfer.notes().askedBy(),
                transfer.notes().signedOffBy(),
                deliveries.of(transfer.id()).stream().map(this::recipient).toList(),
                alerts.of(transfer.id()).stream().map(TransferStory::alert).toList(),
                decisions.of(transfer.id()).stream()
                        .map(each -> new DecisionLine(local(each.at()), each.by(), each.to(), each.reason()))
                        .toList());
    }

    private Recipient recipient(HealthDelivery delivery) {
        var notes = delivery.notes();
        var clock = clocks.of(delivery.id());
        return new Recipient(
                notes.partner(),
                partners.find(notes.partner()).map(Partner::name).orElse(notes.partner()),
                delivery.id(),
                delivery.state().name(),
                attempts(delivery),
                new TaskLine(notes.task().code(), notes.businessStatus()),
                answers.of(delivery.id()).stream().map(TransferStory::answer).toList(),
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
                        .orElse(null));
    }

    private List<AttemptLine> attempts(HealthDelivery delivery) {
        return attempts.of(delivery.id()).stream().map(TransferStory::attempt).toList();
    }

    private static AlertLine alert(HealthAlert alert) {
        var closed = Optional.ofNullable(alert.closedAt()).map(TransferStory::local);
        return new AlertLine(
                alert.id(),
                local(alert.at()),
                alert.notes().kind(),
                alert.notes().details(),
                closed.orElse(null));
    }

    private static AttemptLine attempt(HealthAttempts.Line line) {
        var ended = Optional.ofNullable(line.endedAt()).map(TransferStory::local);
        return new AttemptLine(line.number(), local(line.beganAt()), ended.orElse(null), line.outcome());
    }

    private static AnswerLine answer(TaskAnswers.Line line) {
        return new AnswerLine(
                local(line.at()),
                line.status().code(),
                line.businessStatus(),
                line.reason(),
                line.text(),
                line.status() == TaskState.REJECTED
                        ? DeclineReason.orOther(line.reason()).nextStep()
                        : null);
    }

    static OffsetDateTime local(OffsetDateTime time) {
        return time.atZoneSameInstant(NorwegianTime.ZONE).toOffsetDateTime().truncatedTo(ChronoUnit.MILLIS);
    }
}
