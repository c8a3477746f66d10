package org.reentryhub.health.staff;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.health.HealthTrail;
import org.reentryhub.health.alert.HealthAlert;
import org.reentryhub.health.alert.HealthAlertRows;
import org.reentryhub.health.transfer.DeclineReason;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** All that a health unit must look at, in one list. Who looked and who closed what stands in the health unit's trail. */
@Component
public class AlertDesk {
    public static final int PAGE = 50;

    private final HealthAlertRows rows;
    private final Transfers transfers;
    private final HealthTrail trail;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AlertDesk(
            HealthAlertRows rows,
            Transfers transfers,
            HealthTrail trail,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.transfers = transfers;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    public record AlertPage(List<Line> items, long total, int page) {}

    /** An alert, and since when it stands. */
    public record Line(
            UUID alertId,
            @Nullable UUID transferId,
            PersonNumber personNumber,
            HealthAlert.Kind kind,
            List<String> details,
            @Nullable String nextStep,
            OffsetDateTime since,
            @Nullable OffsetDateTime closedAt,
            @Nullable String closedBy) {}

    /**
     * The alerts of the caller's unit that are open, or those that are closed; newest first.
     *
     * @param page from 0
     */
    public AlertPage list(Actor actor, boolean open, int page) {
        return inTransaction(() -> {
            var lines = rows.ofPrison(actor.organisation(), open, page, PAGE).stream()
                    .map(this::line)
                    .toList();
            lines.stream()
                    .map(Line::personNumber)
                    .distinct()
                    .forEach(person -> trail.entry(actor, person, "LOOKED_AT_ALERTS", "page " + page));
            return new AlertPage(lines, rows.count(actor.organisation(), open), page);
        });
    }

    /** Somebody has seen to it. One that is closed already stays as it was closed; 404 for another prison's. */
    public void close(Actor actor, UUID id) {
        transactions.executeWithoutResult(status -> {
            var alert = rows.lock(id, actor.organisation()).orElseThrow(ProblemException::notFound);
            if (alert.isOpen()) {
                rows.close(alert, OffsetDateTime.now(clock), actor.name());
                trail.entry(actor, person(alert), "ALERT_CLOSED", id.toString());
            }
        });
    }

    private Line line(HealthAlert alert) {
        var closed = Optional.ofNullable(alert.closedAt()).map(TransferStory::local);
        return new Line(
                alert.id(),
                alert.transfer(),
                person(alert),
                alert.notes().kind(),
                alert.notes().details(),
                nextStep(alert.notes()),
                TransferStory.local(alert.at()),
                closed.orElse(null),
                alert.notes().closedBy());
    }

    private static @Nullable String nextStep(HealthAlert.Notes notes) {
        return switch (notes.kind()) {
            case DECLINED ->
                DeclineReason.orOther(notes.details().get(notes.details().size() - 1))
                        .nextStep();
            case RELEASE_MOVED ->
                "Ring mottakeren, og fortell hvilken dag som gjelder nå."
                        + " Varselet lukkes hvis mottakeren får vite det av hubben først.";
            default -> null;
        };
    }

    private PersonNumber person(HealthAlert alert) {
        return Optional.ofNullable(alert.notes().person())
                .or(() -> Optional.ofNullable(alert.transfer())
                        .flatMap(transfers::find)
                        .map(transfer -> transfer.notes().person()))
                .orElseThrow();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
