package org.reentryhub.web.ops;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.Retries;
import org.reentryhub.web.api.Faulty;

/** Which dead messages are tried again: those named, or all of a partner; and why, where that is said. */
public record RetryForm(
        @Nullable List<UUID> ids, @Nullable String partner, @Nullable DeliveryState state, @Nullable String reason) {
    private static final int MOST = 1_000;

    static final RetryForm EMPTY = new RetryForm(null, null, null, null);

    /** The selection; 422 with every fault where it is none. */
    Retries.Selection checked() {
        Faulty faulty = new Faulty();
        faulty.unless(ids != null || partner != null, "/ids", "is missing, and so is a partner");
        faulty.unless(
                ids == null
                        || !ids.isEmpty() && ids.size() <= MOST && ids.stream().allMatch(Objects::nonNull),
                "/ids",
                "is 1 to %d ids".formatted(MOST));
        faulty.unless(
                state == DeliveryState.DEAD || state == null && ids != null,
                "/state",
                "only what is DEAD can be tried again");
        Why.check(faulty, reason);
        faulty.refuse();
        return new Retries.Selection(partner, ids);
    }
}
