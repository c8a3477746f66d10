package org.reentryhub.ladder;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.partner.Partner.Ladder;

/**
 * How long a receiver has said nothing of a message.
 *
 * @param since when it was delivered; when it was composed, as long as it is not
 * @param delivered whether the channel has brought it
 * @param failures how many attempts have failed
 * @param rung where it stands; null on none
 * @param rungSince since when; null on none
 */
record Silence(
        OffsetDateTime since,
        boolean delivered,
        int failures,
        @Nullable Rung rung,
        @Nullable OffsetDateTime rungSince) {

    /** For a receiver whose only channel is the inbox: it stands there from the beginning. */
    Silence inTheInbox() {
        return rung == null ? new Silence(since, delivered, failures, Rung.INBOX, since) : this;
    }

    /** The rung to take now; empty as long as the one it stands on is enough. */
    Optional<Rung> next(Ladder ladder, OffsetDateTime now) {
        if (rung == Rung.TELEPHONE) {
            return Optional.empty();
        }
        if (rung == null || rungSince == null) {
            boolean failed = !delivered && failures >= ladder.afterFailures();
            return failed || over(since, ladder, now) ? Optional.of(Rung.INBOX) : Optional.empty();
        }
        return over(later(rungSince, since), ladder, now) ? Optional.of(Rung.TELEPHONE) : Optional.empty();
    }

    private static boolean over(OffsetDateTime start, Ladder ladder, OffsetDateTime now) {
        return !now.isBefore(start.plus(ladder.afterHours()));
    }

    /** A late success on the first channel counts: from then on it is the receiver's silence and not the line's. */
    private static OffsetDateTime later(OffsetDateTime one, OffsetDateTime other) {
        return one.isAfter(other) ? one : other;
    }
}
