package org.reentryhub.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Sending.Order;
import org.springframework.stereotype.Component;

/** Whether a message may leave now, asked in the transaction that would record that an attempt begins. */
@Component
class LeavingNow {
    private static final Duration WAIT_FOR_EARLIER_VERSION = Duration.ofSeconds(2);

    private final DeliveryRows rows;
    private final Conclusions conclusions;
    private final StrictOrder strictOrder;
    private final Pauses pauses;
    private final Paces paces;

    LeavingNow(DeliveryRows rows, Conclusions conclusions, StrictOrder strictOrder, Pauses pauses, Paces paces) {
        this.rows = rows;
        this.conclusions = conclusions;
        this.strictOrder = strictOrder;
        this.pauses = pauses;
        this.paces = paces;
    }

    /** Whether something speaks against its leaving, now or for ever; what follows from that is then written down. */
    boolean isKept(DeliveryRow row, Partner partner, MessageOwner owner, OffsetDateTime now) {
        OpenMessage message = row.message();
        Optional<String> objection = owner.objection(message);
        if (objection.isPresent()) {
            rows.stop(message.messageId(), objection.get(), now);
            return true;
        }
        if (!row.expiresAt().isAfter(now)) {
            conclusions.expired(row, now);
            return true;
        }
        if (partner.channel().sending().order() == Order.STRICT && strictOrder.isHeldBehind(message)) {
            return true;
        }
        Optional<OffsetDateTime> later = postponement(row, partner, now);
        later.ifPresent(until -> rows.postpone(message.messageId(), until));
        return later.isPresent();
    }

    /** An older version that is still under way has to arrive, or fail, before a newer one may leave. */
    private Optional<OffsetDateTime> postponement(DeliveryRow row, Partner partner, OffsetDateTime now) {
        return rows.earlierVersionInFlight(row.message(), now)
                ? Optional.of(now.plus(WAIT_FOR_EARLIER_VERSION))
                : pauses.waitsUntil(partner.id(), now).or(() -> paces.waitsUntil(row, partner, now));
    }
}
