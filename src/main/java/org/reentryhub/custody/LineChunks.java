package org.reentryhub.custody;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One event per line ({@code application/x-ndjson}); blank lines count as lines and are no events. */
final class LineChunks implements Chunks {
    /** How much is kept of what is longer than an event may be: enough for a human being to recognise it. */
    private static final int BEGINNING = 1 << 16;

    private final Lines lines;
    private final EventReader reader;
    private long bytesDone;
    private long linesDone;

    LineChunks(InputStream in, EventReader reader) {
        this(in, reader, 0, 0);
    }

    /** Goes on where an earlier reading had come to; the stream stands there already. */
    LineChunks(InputStream in, EventReader reader, long bytesDone, long linesDone) {
        this.lines = new Lines(in, RecordJson.LONGEST_EVENT, bytesDone);
        this.reader = reader;
        this.bytesDone = bytesDone;
        this.linesDone = linesDone;
    }

    @Override
    public Optional<Chunk> next() throws IOException {
        long before = linesDone;
        long bytes = 0;
        List<Arrival> arrivals = new ArrayList<>();
        while (arrivals.size() < Chunk.MOST_EVENTS && bytes < Chunk.MOST_BYTES) {
            Optional<Lines.Line> line = lines.next();
            if (line.isEmpty()) {
                break;
            }
            bytes += line.get().bytes().length;
            if (line.get().bytes().length > 0) {
                arrivals.add(arrival(line.get()));
            }
            linesDone++;
            bytesDone = line.get().endsAt();
        }
        return linesDone == before ? Optional.empty() : Optional.of(new Chunk(arrivals, bytesDone, linesDone));
    }

    private Arrival arrival(Lines.Line line) {
        return line.whole()
                ? new Arrival(linesDone, line.bytes(), true, reader.read(line.bytes()))
                : new Arrival(linesDone, Arrays.copyOf(line.bytes(), BEGINNING), false, EventReading.Refused.TOO_LONG);
    }
}
