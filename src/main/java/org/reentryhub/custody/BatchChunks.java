package org.reentryhub.custody;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The elements of a JSON array ({@code application/cloudevents-batch+json}), each read by itself: one that does not hold
 * does not spoil the others. The array as a whole was found to be JSON before the first is taken in.
 */
final class BatchChunks implements Chunks {
    private final String batch;
    private final List<int[]> elements;
    private final EventReader reader;
    private int at;

    /** @throws IOException when the bytes are not one JSON array in UTF-8 */
    BatchChunks(byte[] bytes, EventReader reader) throws IOException {
        this.batch = RecordJson.text(bytes);
        this.elements = elements(batch);
        this.reader = reader;
    }

    @Override
    public Optional<Chunk> next() {
        List<Arrival> arrivals = new ArrayList<>();
        int chars = 0;
        while (at < elements.size() && arrivals.size() < Chunk.MOST_EVENTS && chars < Chunk.MOST_BYTES) {
            int[] element = elements.get(at);
            byte[] raw = batch.substring(element[0], element[1]).getBytes(StandardCharsets.UTF_8);
            arrivals.add(new Arrival(at, raw, true, reader.read(raw)));
            chars += raw.length;
            at++;
        }
        return arrivals.isEmpty() ? Optional.empty() : Optional.of(new Chunk(arrivals, 0, at));
    }

    private static List<int[]> elements(String text) throws IOException {
        List<int[]> elements = new ArrayList<>();
        try (JsonParser parser = RecordJson.parser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("not an array");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                elements.add(new int[] {start, (int) parser.currentLocation().getCharOffset()});
            }
            if (parser.nextToken() != null) {
                throw new IOException("something follows the array");
            }
        }
        return elements;
    }
}
