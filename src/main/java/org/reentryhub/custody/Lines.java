package org.reentryhub.custody;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines of a stream, each as bytes, none kept beyond a limit however long it is. Not for several threads at once. */
final class Lines {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long offset;

    /** @param offset where in the delivery the stream begins */
    Lines(InputStream in, int longest, long offset) {
        this.in = in;
        this.longest = longest;
        this.offset = offset;
    }

    /**
     * @param bytes without the line's end; only the beginning of a longer line
     * @param whole whether that is all of it
     * @param endsAt the offset of what follows
     */
    record Line(byte[] bytes, boolean whole, long endsAt) {}

    /** The next line; the last one may have no end. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
        boolean first = offset == 0;
        boolean whole = true;
        boolean any = false;
        while (at < end || fill()) {
            any = true;
            int newline = newline();
            whole &= append(line, newline < 0 ? end : newline);
            offset += (newline < 0 ? end : newline + 1) - at;
            at = newline < 0 ? end : newline + 1;
            if (newline >= 0) {
                break;
            }
        }
        return any ? Optional.of(new Line(trimmed(line.toByteArray(), first), whole, offset)) : Optional.empty();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private int newline() {
        for (int i = at; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean append(ByteArrayOutputStream line, int until) {
        int room = longest - line.size();
        line.write(buffer, at, Math.min(room, until - at));
        return until - at <= room;
    }

    private static byte[] trimmed(byte[] line, boolean first) {
        int from = first && startsWithMark(line) ? BYTE_ORDER_MARK.length : 0;
        int to = line.length;
        while (to > from && isBlank(line[to - 1])) {
            to--;
        }
        return from == 0 && to == line.length ? line : java.util.Arrays.copyOfRange(line, from, to);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private static boolean startsWithMark(byte[] line) {
        return line.length >= BYTE_ORDER_MARK.length
                && java.util.Arrays.equals(line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }
}
