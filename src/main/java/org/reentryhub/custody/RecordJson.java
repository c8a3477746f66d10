package org.reentryhub.custody;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON as we take it from a prison: no key twice, nothing after the end, no bytes that are not UTF-8, bounded depth and
 * lengths. Stricter than the web's mapper on purpose: two readers of one document must see the same.
 */
final class RecordJson {
    /** The longest event that is read, in bytes. */
    static final int LONGEST_EVENT = 1 << 20;

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(50)
            .maxNumberLength(50)
            .maxNameLength(500)
            .maxStringLength(LONGEST_EVENT)
            .build();
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(CONSTRAINTS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new JavaTimeModule())
            .build();

    /** Reads tokens only; says nothing about names that come twice. */
    private static final JsonFactory TOKENS =
            JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();

    private RecordJson() {}

    static JsonParser parser(String text) throws IOException {
        return TOKENS.createParser(text);
    }

    /** @throws IOException when the bytes are not one strict JSON document; its message may repeat content: do not show it */
    static JsonNode read(byte[] bytes) throws IOException {
        return STRICT.readTree(text(bytes));
    }

    static byte[] bytes(JsonNode node) {
        try {
            return STRICT.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record in a {@code data} member that the schema found good. */
    static CustodyRecord custodyRecord(JsonNode data) {
        try {
            return STRICT.treeToValue(data, CustodyRecord.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record in an event that was found good before. */
    static CustodyRecord recordIn(byte[] event) {
        try {
            return custodyRecord(STRICT.readTree(event).path("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Jackson's own decoding lets overlong forms pass. */
    static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
