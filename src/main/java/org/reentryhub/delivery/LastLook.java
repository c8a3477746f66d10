package org.reentryhub.delivery;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.stereotype.Component;

/**
 * The last step before a message leaves. A hub that stood still after it claimed the message may have been taken for dead, and
 * another may have sent it, or a newer one: then it must not leave here any more.
 */
@Component("lastLook")
class LastLook {
    private final Clock clock;

    LastLook(Clock clock) {
        this.clock = clock;
    }

    /** Ends an attempt whose time to leave is over; nothing has left. */
    public void isInTime(Attempt attempt) {
        if (OffsetDateTime.now(clock).isAfter(attempt.leavesBefore())) {
            throw new TooLate(attempt);
        }
    }

    /** Nothing was sent, so the message can be tried again. */
    static final class TooLate extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLate(Attempt attempt) {
            super("too late to leave: " + attempt, null, false, true);
        }
    }
}
