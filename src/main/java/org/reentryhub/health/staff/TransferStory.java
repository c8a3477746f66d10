package org.reentryhub.health.staff;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.health.alert.HealthAlert;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.health.transfer.Decisions;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;

/** Tells a transfer as the health unit reads it. Each call belongs in its caller's transaction on the health schema. */
@Component
public class TransferStory {
    private final HealthDeliveryRows deliveries;
    private final RecipientStory recipients;
    private final HealthAlerts alerts;
    private final Decisions decisions;

    TransferStory(HealthDeliveryRows deliveries, RecipientStory recipients, HealthAlerts alerts, Decisions decisions) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.alerts = alerts;
        this.decisions = decisions;
    }

    /** A line of the list. */
    public record Summary(UUID transferId, PersonNumber personNumber, String state, OffsetDateTime requestedAt) {}

    /** All that is remembered of one transfer. */
    public record Whole(
            UUID transferId,
            PersonNumber personNumber,
            String state,
            OffsetDateTime requestedAt,
            String requestedBy,
            @Nullable String signedOffBy,
            List<RecipientStory.Recipient> recipients,
            List<AlertLine> alerts,
            List<DecisionLine> decisions) {}

    /** That health personnel held it, let it go on or stopped it. */
    public record DecisionLine(OffsetDateTime at, String by, TransferState to, @Nullable String reason) {}

    public record AlertLine(
            UUID alertId,
            OffsetDateTime at,
            HealthAlert.Kind kind,
            List<String> details,
            @Nullable OffsetDateTime closedAt) {}

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
                deliveries.of(transfer.id()).stream().map(recipients::of).toList(),
                alerts.of(transfer.id()).stream().map(TransferStory::alert).toList(),
                decisions.of(transfer.id()).stream()
                        .map(each -> new DecisionLine(local(each.at()), each.by(), each.to(), each.reason()))
                        .toList());
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

    static OffsetDateTime local(OffsetDateTime time) {
        return time.atZoneSameInstant(NorwegianTime.ZONE).toOffsetDateTime().truncatedTo(ChronoUnit.MILLIS);
    }
}
