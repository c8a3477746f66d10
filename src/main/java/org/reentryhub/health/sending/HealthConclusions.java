package org.reentryhub.health.sending;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.Outcome;
import org.reentryhub.delivery.RetryLadder;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.health.wire.FhirAnswer;
import org.reentryhub.health.wire.FhirTrouble;
import org.springframework.stereotype.Component;

/** What follows from a health attempt's outcome. Each call belongs in the transaction that ends the attempt. */
@Component
public class HealthConclusions {
    private static final Duration BETWEEN_PROBES = Duration.ofMinutes(10);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(14);

    /** What kept a document from a recipient, and is over when it is there. */
    private static final Kind[] HINDERED = {
        Kind.NOT_LET_IN,
        Kind.NOT_DELIVERED,
        Kind.RECIPIENT_CANNOT,
        Kind.RECIPIENT_REFUSED,
        Kind.DOCUMENT_REFUSED,
        Kind.RECIPIENT_NOT_NAMED,
        Kind.RECIPIENT_UNKNOWN,
        Kind.NO_HEALTH_UNIT,
        Kind.IDENTITY_MISMATCH
    };

    private final Transfers transfers;
    private final HealthDeliveryRows rows;
    private final Arrivals arrivals;
    private final HealthAlerts alerts;
    private final FhirReply reply;
    private final RandomGenerator chance = RandomGenerator.getDefault();

    HealthConclusions(
            Transfers transfers, HealthDeliveryRows rows, Arrivals arrivals, HealthAlerts alerts, FhirReply reply) {
        this.transfers = transfers;
        this.rows = rows;
        this.arrivals = arrivals;
        this.alerts = alerts;
        this.reply = reply;
    }

    void conclude(HealthDelivery row, Outcome outcome, FhirAnswer answer, Duration retryAfter, OffsetDateTime now) {
        switch (outcome) {
            case DELIVERED -> delivered(row, now);
            case NOT_TAKEN, UNKNOWN -> retry(row, retryAfter, now);
            case UNAUTHORISED -> {
                alerts.raise(
                        row.transfer(), Kind.NOT_LET_IN, List.of(row.notes().partner()));
                retry(row, BETWEEN_PROBES, now);
            }
            case REFUSED, MISDIRECTED -> dead(row, Kind.RECIPIENT_REFUSED, reply.codes(answer), now);
        }
    }

    private void delivered(HealthDelivery row, OffsetDateTime now) {
        if (row.amends().isPresent()) {
            arrivals.amend(row, now);
            return;
        }
        arrivals.note(row);
        alerts.settle(
                row.transfer(),
                row.notes().partner(),
                row.cancels().isPresent() ? new Kind[] {Kind.NOT_TAKEN_BACK, Kind.NOT_LET_IN} : HINDERED);
        alerts.settle(row.transfer(), Kind.UNIT_SILENT);
        Stream.of(FhirTrouble.Kind.values())
                .filter(FhirTrouble.Kind::staysUntilMended)
                .forEach(mended -> alerts.settle(row.transfer(), mended.name(), Kind.DOCUMENT_REFUSED));
        end(row, DeliveryState.DELIVERED, now);
    }

    /** Tried again later, and the health unit told why it waits. */
    void postpone(HealthDelivery row, Kind kind, FhirTrouble trouble, OffsetDateTime now) {
        var fault = trouble.kind().name();
        var details =
                kind == Kind.UNIT_SILENT ? List.of(fault) : List.of(row.notes().partner(), fault);
        alerts.raise(row.transfer(), kind, details);
        retry(row, Duration.ZERO, now);
    }

    /** Not tried again until somebody at the health unit says so. */
    void dead(HealthDelivery row, Kind kind, List<String> details, OffsetDateTime now) {
        if (row.amends().isEmpty()) { // that the release moved was put before the unit when it did
            tell(row, row.cancels().isPresent() ? Kind.NOT_TAKEN_BACK : kind, details);
        }
        end(row, DeliveryState.DEAD, now);
    }

    /** It was given up, and its recipient is not to have it any more: nobody need look at it. */
    void drop(HealthDelivery row, OffsetDateTime now) {
        alerts.settle(row.transfer(), row.notes().partner(), HINDERED);
        rows.end(row.id(), DeliveryState.STOPPED, now);
    }

    /** Nothing more is to be done about it, and why is told. */
    void leaveAlone(HealthDelivery row, Kind kind, List<String> details, OffsetDateTime now) {
        tell(row, kind, details);
        end(row, DeliveryState.STOPPED, now);
    }

    /** Puts it before the health unit. */
    void tell(HealthDelivery row, Kind kind, List<String> details) {
        alerts.raise(
                row.transfer(),
                kind,
                Stream.concat(Stream.of(row.notes().partner()), details.stream())
                        .toList());
    }

    private void retry(HealthDelivery row, Duration retryAfter, OffsetDateTime now) {
        RetryLadder.next(
                        now,
                        row.attempts(),
                        retryAfter,
                        chance.nextDouble(),
                        row.triedFrom().plus(GIVEN_UP_AFTER))
                .ifPresentOrElse(at -> rows.retry(row.id(), at), () -> dead(row, Kind.NOT_DELIVERED, List.of(), now));
    }

    private void end(HealthDelivery row, DeliveryState state, OffsetDateTime now) {
        rows.end(row.id(), state, now);
        follow(row.transfer(), now);
    }

    /** A transfer stands where its documents stand, unless it is held or stopped. */
    public void follow(UUID id, OffsetDateTime now) {
        transfers.lock(id).filter(transfer -> transfer.state().letsGo()).ifPresent(transfer -> follow(transfer, now));
    }

    private void follow(Transfer transfer, OffsetDateTime now) {
        var states = rows.of(transfer.id()).stream().map(HealthDelivery::state).toList();
        var open = states.contains(DeliveryState.PENDING) || states.contains(DeliveryState.RETRYING);
        var to = open
                ? TransferState.SENDING
                : states.contains(DeliveryState.DEAD) ? TransferState.NEEDS_ATTENTION : TransferState.SENT;
        if (transfer.state().next().contains(to)) {
            transfers.move(transfer, to, now);
        }
    }
}
