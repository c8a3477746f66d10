package org.reentryhub.health.transfer;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * That health personnel held a transfer, let it go on, or stopped it; rests sealed.
 *
 * @param reason in their own words, if they gave one
 */
public record Decision(OffsetDateTime at, String by, TransferState from, TransferState to, @Nullable String reason) {
    @Override
    public String toString() {
        return "a decision of health personnel";
    }
}
