package org.reentryhub.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the partner's machine said on taking a message.
 *
 * @param received whether its answer was itself the receipt
 * @param receiptId the partner's own reference, if it gave one
 */
public record PartnerReply(boolean received, @Nullable String receiptId) {
    /** What can be written down: a message that was taken is not lost over how its receipt is called. */
    private static final Pattern REFERENCE = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,200}");

    private static final PartnerReply SILENT = new PartnerReply(false, null);

    /** Reads {@code {"status":"RECEIVED","receiptId":"…"}}; any other body says only that it was taken. */
    public static PartnerReply read(ObjectMapper json, String body) {
        try {
            JsonNode answer = json.readTree(body);
            return answer.isObject() && "RECEIVED".equals(answer.path("status").asText())
                    ? new PartnerReply(true, reference(answer.path("receiptId")))
                    : SILENT;
        } catch (JsonProcessingException notJson) {
            return SILENT;
        }
    }

    private static @Nullable String reference(JsonNode value) {
        return value.isTextual() && REFERENCE.matcher(value.textValue()).matches() ? value.textValue() : null;
    }
}
