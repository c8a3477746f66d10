package org.reentryhub.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger came to, as {@code POST …/handovers} answers.
 *
 * @param blocked what was not handed over, and why
 */
public record HandoverAnswer(UUID handoverId, List<Item> referrals, List<Blocked> blocked) {
    /** HEALTH answers this and nothing more, whatever the health data are. */
    public static final Item HEALTH = new Item(null, "HEALTH", null, "REQUESTED");

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(@Nullable UUID referralId, String domain, @Nullable String recipient, String state) {}

    public record Blocked(String domain, BlockReason reason, String message) {
        static Blocked of(HandoverDomain domain, BlockReason reason) {
            return new Blocked(domain.name(), reason, reason.message());
        }
    }
}
