package org.reentryhub.health.page;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.health.staff.StopDesk;
import org.reentryhub.health.staff.TransferStory.Whole;
import org.reentryhub.health.transfer.TransferState;

/** What health personnel can do to a transfer under way, each on a page that says what it does. */
enum Brake {
    HOLD,
    RESUME,
    STOP,
    /** Stopping once more, where taking back was given up. */
    STOP_AGAIN;

    /** Where its page is, below the transfer's. */
    public String path() {
        return this == STOP_AGAIN ? STOP.path() : name().toLowerCase(Locale.ROOT);
    }

    boolean fits(Whole transfer) {
        var state = TransferState.valueOf(transfer.state());
        return switch (this) {
            case HOLD -> state.canBeHeld();
            case RESUME -> state == TransferState.HELD;
            case STOP -> state.canBeStopped();
            case STOP_AGAIN -> state == TransferState.STOPPED && wasGivenUp(transfer);
        };
    }

    private static boolean wasGivenUp(Whole transfer) {
        return transfer.recipients().stream().anyMatch(recipient -> {
            var taking = recipient.cancellation();
            return taking != null && taking.state().equals(DeliveryState.DEAD.name());
        });
    }

    void pull(StopDesk desk, Actor actor, UUID transfer, @Nullable String reason) {
        switch (this) {
            case HOLD -> desk.hold(actor, transfer, reason);
            case RESUME -> desk.resume(actor, transfer, reason);
            case STOP, STOP_AGAIN -> desk.stop(actor, transfer, reason);
        }
    }
}
