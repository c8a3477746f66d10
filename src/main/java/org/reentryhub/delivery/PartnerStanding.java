package org.reentryhub.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with one partner, for operators.
 *
 * @param breaker {@code CLOSED}, or {@code OPEN} while the partner is paused
 * @param why it is paused, as a closed code
 * @param backlog how many messages wait
 * @param dead how many will not be tried unless somebody says so
 * @param since when the pause began
 * @param stoppedBy the operator who stopped it
 * @param reason why, in the operator's words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartnerStanding(
        String partner,
        String breaker,
        @Nullable String why,
        long backlog,
        long dead,
        @Nullable OffsetDateTime oldestWaiting,
        @Nullable OffsetDateTime lastSuccess,
        @Nullable OffsetDateTime since,
        @Nullable String stoppedBy,
        @Nullable String reason) {

    /** Of a partner that nothing is known to pause. */
    public static PartnerStanding open(
            String partner,
            long backlog,
            long dead,
            @Nullable OffsetDateTime oldestWaiting,
            @Nullable OffsetDateTime lastSuccess) {
        return new PartnerStanding(
                partner, "CLOSED", null, backlog, dead, oldestWaiting, lastSuccess, null, null, null);
    }

    static PartnerStanding neverWrittenTo(String partner) {
        return open(partner, 0, 0, null, null);
    }
}
