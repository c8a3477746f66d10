package org.reentryhub.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * All that was seen from outside, in one order. A line is on disk before whoever wrote it goes on: so what stands before
 * another line happened before it.
 */
final class History implements AutoCloseable {
    private final FileChannel file;
    private final List<Line> lines = new ArrayList<>();
    private final long began = System.nanoTime();

    private History(FileChannel file) {
        this.file = file;
    }

    static History in(Path file) {
        try {
            return new History(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One line.
     *
     * @param at milliseconds since the history began
     */
    record Line(int number, long at, Event event) {
        @Override
        public String toString() {
            return "%5d %8d ms  %s".formatted(number, at, event);
        }
    }

    synchronized void add(Event event) {
        var line = new Line(lines.size(), (System.nanoTime() - began) / 1_000_000, event);
        lines.add(line);
        try {
            file.write(ByteBuffer.wrap((line + "\n").getBytes(UTF_8)));
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
