package org.reentryhub.custody;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** A stream of lines that are made while they are read, so that it costs no memory however long it is. */
final class GeneratedLines extends InputStream {
    private final IntFunction<String> line;
    private final IntConsumer before;
    private final int end;
    private int next;
    private byte[] now = new byte[0];
    private int at;

    /** @param before told of each line before it is made */
    GeneratedLines(int from, int end, IntFunction<String> line, IntConsumer before) {
        this.line = line;
        this.before = before;
        this.end = end;
        this.next = from;
    }

    @Override
    public int read() {
        return more() ? now[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (!more()) {
            return -1;
        }
        int taken = Math.min(length, now.length - at);
        System.arraycopy(now, at, into, from, taken);
        at += taken;
        return taken;
    }

    private boolean more() {
        if (at == now.length && next < end) {
            before.accept(next);
            now = (line.apply(next++) + "\n").getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return at < now.length;
    }
}
