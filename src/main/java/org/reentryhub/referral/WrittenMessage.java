package org.reentryhub.referral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A message as bytes, with the list of what of the person is in it.
 *
 * @param bytes what goes out, on every attempt
 * @param fields JSON Pointers of every value about the person and the need
 * @param content the part about the person and the need alone, by which two versions are compared
 */
public record WrittenMessage(byte[] bytes, List<String> fields, String content) {
    /** All else is about the person, so that nothing that is ever added goes unlisted. */
    private static final Set<String> ENVELOPE = Set.of(
            "messageId",
            "kind",
            "referralId",
            "version",
            "domain",
            "recipient",
            "sentAt",
            "answerBy",
            "answerUrl",
            "legalBasis",
            "reason");

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** Writes a message. */
    public static WrittenMessage of(Message message) {
        try {
            JsonNode tree = JSON.valueToTree(message);
            List<String> fields = new ArrayList<>();
            StringBuilder content = new StringBuilder();
            tree.fields().forEachRemaining(member -> {
                if (!ENVELOPE.contains(member.getKey())) {
                    leaves(member.getValue(), "/" + member.getKey(), fields);
                    content.append(member.getKey()).append(member.getValue());
                }
            });
            return new WrittenMessage(JSON.writeValueAsBytes(message), fields, content.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message cannot be written as JSON", e);
        }
    }

    private static void leaves(JsonNode node, String pointer, List<String> fields) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(member -> leaves(member.getValue(), pointer + "/" + member.getKey(), fields));
        } else if (!node.isArray() || !node.isEmpty()) {
            fields.add(pointer);
        }
    }
}
