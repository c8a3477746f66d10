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
    private final HealthAlerts alerts;
    private final Decisions decisions;
    private final Cancellations cancellations;
    private final Partners partners;

    TransferStory(
            HealthDeliveryRows deliveries,
            HealthAttempts attempts,
            TaskAnswers answers,
            HealthAlerts alerts,
            Decisions decisions,
            Cancellations cancellations,
            Partners partners) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.answers = answers;
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
            @Nullable CancellationLine cancellation) {}

    /** How it was taken back. */
    record CancellationLine(String state, List<AttemptLine> attempts) {}

    record AttemptLine(
            int number, OffsetDateTime beganAt, @Nullable OffsetDateTime endedAt, @Nullable String outcome) {}

    record AlertLine(OffsetDateTime at, HealthAlert.Kind kind, List<String> details) {}

    record TaskLine(String status, @Nullable String businessStatus) {}

    record AnswerLine(
            OffsetDateTime at,
            String status,
            @Nullable String businessStatus,
            @Nullable String reason,
            @Nullable String text) {}

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
                alerts.of(transfer.id()).stream()
                        .map(alert -> new AlertLine(local(alert.at()), alert.kind(), alert.details()))
                        .toList(),
                decisions.of(transfer.id()).stream()
                        .map(each -> new DecisionLine(local(each.at()), each.by(), each.to(), each.reason()))
                        .toList());
    }

    private Recipient recipient(HealthDelivery delivery) {
        var notes = delivery.notes();
        return new Recipient(
                notes.partner(),
                partners.find(notes.partner()).map(Partner::name).orElse(notes.partner()),
                delivery.id(),
                delivery.state().name(),
                attempts(delivery),
                new TaskLine(notes.task().code(), notes.businessStatus()),
                answers.of(delivery.id()).stream().map(TransferStory::answer).toList(),
                cancellations
                        .of(delivery.id())
                        .map(taking -> new CancellationLine(taking.state().name(), attempts(taking)))
                        .orElse(null));
    }

    private List<AttemptLine> attempts(HealthDelivery delivery) {
        return attempts.of(delivery.id()).stream().map(TransferStory::attempt).toList();
    }

    private static AttemptLine attempt(HealthAttempts.Line line) {
        var ended = Optional.ofNullable(line.endedAt()).map(TransferStory::local);
        return new AttemptLine(line.number(), local(line.beganAt()), ended.orElse(null), line.outcome());
    }

    private static AnswerLine answer(TaskAnswers.Line line) {
        return new AnswerLine(
                local(line.at()), line.status().code(), line.businessStatus(), line.reason(), line.text());
    }

    private static OffsetDateTime local(OffsetDateTime time) {
        return time.atZoneSameInstant(NorwegianTime.ZONE).toOffsetDateTime().truncatedTo(ChronoUnit.MILLIS);
    }
}
