package org.reentryhub.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * What the partner's machine said on taking a message.
 *
 * @param received whether its answer was itself the receipt
 * @param receiptId the partner's own reference, if it gave one
 */
public record PartnerReply(boolean received, @Nullable String receiptId) {
    private static final int LONGEST_REFERENCE = 200;
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
        boolean usable = value.isTextual() && value.textValue().length() <= LONGEST_REFERENCE;
        return usable ? value.textValue() : null;
    }
}
