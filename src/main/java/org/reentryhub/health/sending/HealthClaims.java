package org.reentryhub.health.sending;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.Ids;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.Heartbeat;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.transfer.AfterDeath;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.health.transfer.Whereabouts;
import org.reentryhub.health.watch.ReleaseWatch;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.stereotype.Component;

/** Decides whether an attempt may begin, and claims the delivery for it. Each call belongs in its caller's transaction. */
@Component
class HealthClaims {
    /** Reading, composing and the validator's first use all lie within an attempt. */
    private static final Duration LEASE_BEYOND_TIMEOUT = Duration.ofMinutes(5);

    private final HealthDeliveryRows rows;
    private final HealthAttempts attempts;
    private final HealthConclusions conclusions;
    private final TakingBack takingBack;
    private final ReleaseWatch releases;
    private final Transfers transfers;
    private final AfterDeath afterDeath;
    private final Whereabouts whereabouts;
    private final Partners partners;
    private final Heartbeat heartbeat;
    private final Ids ids;

    HealthClaims(
            HealthDeliveryRows rows,
            HealthAttempts attempts,
            HealthConclusions conclusions,
            TakingBack takingBack,
            ReleaseWatch releases,
            Transfers transfers,
            AfterDeath afterDeath,
            Whereabouts whereabouts,
            Partners partners,
            Heartbeat heartbeat,
            Ids ids) {
        this.rows = rows;
        this.attempts = attempts;
        this.conclusions = conclusions;
        this.takingBack = takingBack;
        this.releases = releases;
        this.transfers = transfers;
        this.afterDeath = afterDeath;
        this.whereabouts = whereabouts;
        this.partners = partners;
        this.heartbeat = heartbeat;
        this.ids = ids;
    }

    /** The attempt; empty when there is nothing to do now: done, held, stopped, not due, or in somebody else's hands. */
    Optional<HealthAttempt> claim(UUID id, OffsetDateTime now) {
        return rows.claimable(id, now).filter(row -> mayGo(row, now)).flatMap(row -> claim(row, now));
    }

    /** A cancellation always may: what it tells is no more than that nothing is asked. */
    private boolean mayGo(HealthDelivery row, OffsetDateTime now) {
        if (row.cancels().isPresent()) {
            return true;
        }
        if (row.amends().isPresent()) {
            return mayBeTold(row, now);
        }
        if (takingBack.concerns(row)) {
            takingBack.unsent(row);
            return false;
        }
        if (afterDeath.stops(row.transfer()) || isHandedOn(row)) {
            rows.end(row.id(), DeliveryState.STOPPED, now);
            return false;
        }
        return !whereabouts.stops(row.transfer())
                && transfers
                        .lock(row.transfer())
                        .filter(transfer -> transfer.state().letsGo())
                        .isPresent();
    }

    /** Of whoever is done with it, or whose question was taken back, nothing is amended; while it is held that waits. */
    private boolean mayBeTold(HealthDelivery row, OffsetDateTime now) {
        if (row.amends().flatMap(rows::find).filter(releases::concerns).isEmpty()) {
            rows.end(row.id(), DeliveryState.STOPPED, now);
            return false;
        }
        return transfers
                .find(row.transfer())
                .filter(transfer -> transfer.state().letsGo())
                .isPresent();
    }

    /** Of a transfer that is over nothing waits, but for what was in somebody's hands when it was handed on. */
    private boolean isHandedOn(HealthDelivery row) {
        return transfers
                .lock(row.transfer())
                .filter(transfer -> !transfer.state().isOpen())
                .isPresent();
    }

    private Optional<HealthAttempt> claim(HealthDelivery row, OffsetDateTime now) {
        var recipient = partners.find(row.notes().partner());
        if (recipient.isEmpty()) {
            conclusions.dead(row, Kind.RECIPIENT_UNKNOWN, List.of(), now);
        }
        return recipient.map(partner -> begin(row, partner, now));
    }

    private HealthAttempt begin(HealthDelivery row, Partner recipient, OffsetDateTime now) {
        var attempt = new HealthAttempt(
                row.id(),
                row.transfer(),
                recipient,
                row.attempts() + 1,
                ids.next(),
                attempts.mayHaveArrived(row.id()),
                row.cancels(),
                row.amends());
        attempts.begin(
                attempt,
                heartbeat.self(),
                now,
                now.plus(recipient.channel().timeout()).plus(LEASE_BEYOND_TIMEOUT));
        return attempt;
    }
}
