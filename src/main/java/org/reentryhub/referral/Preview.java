package org.reentryhub.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Grounds;

/**
 * What would be sent to whom, and what would not.
 *
 * @param blocked what would be blocked, and why
 */
public record Preview(List<Recipient> recipients, List<HandoverAnswer.Blocked> blocked) {
    /** The one sentence about health, whatever the health data are. */
    public static final String HEALTH_SENTENCE =
            "The prison health unit decides what is passed on and to whom; the prison is not told.";

    static final Recipient HEALTH = new Recipient("HEALTH", "health", Map.of("text", HEALTH_SENTENCE), List.of(), null);

    /**
     * @param message word for word what would be sent; ids that are given at sending are all zeros
     * @param withheld what the record holds and this receiver is not told
     * @param grounds what it would rest on; null of health, where the health unit decides
     */
    public record Recipient(
            String domain,
            String recipient,
            Object message,
            List<String> withheld,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Grounds grounds) {}
}
