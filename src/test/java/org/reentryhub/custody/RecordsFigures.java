package org.reentryhub.custody;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reentryhub.person.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;

/** Measures how fast records come in: {@code mvn test -Dtest=RecordsFigures}; no test of the suite, it only prints. */
@CustodyTest
class RecordsFigures {
    private static final int PEOPLE = Integer.getInteger("people", 100_000);
    private static final String STREAM = "application/x-ndjson";

    @Autowired
    RecordsByHttp records;

    @Test
    void anExtractOfManyPeople() throws IOException {
        String template = PrisonSays.of("PERSON")
                .because("extract")
                .id("EVENT")
                .with("/data/nationalId", "NATIONAL")
                .json();
        measured("warm-up", 5_000, i -> event(template, "W" + i, "w" + i, i));
        measured("first extract", PEOPLE, i -> event(template, "KI-" + i, "a" + i, i));
        measured("the same file again", PEOPLE, i -> event(template, "KI-" + i, "a" + i, i));
        measured("the next night, nothing new", PEOPLE, i -> event(template, "KI-" + i, "b" + i, i)
                .replace("T08:15", "T08:16"));
        measured("the night after, every date moved", PEOPLE, i -> event(template, "KI-" + i, "c" + i, i)
                .replace("T08:15", "T08:17")
                .replace("2027-01-14", "2027-02-14"));
    }

    private static String event(String template, String person, String id, int n) {
        return template.replace("PERSON", person)
                .replace("EVENT", id)
                .replace("NATIONAL", TestPeople.nationalId(n % 33_600));
    }

    private void measured(String what, int count, IntFunction<String> event) throws IOException {
        long before = System.nanoTime();
        Iterator<byte[]> lines = IntStream.range(0, count)
                .mapToObj(i -> (event.apply(i) + "\n").getBytes(StandardCharsets.UTF_8))
                .iterator();
        String report =
                records.receive(STREAM, what.equals("first extract") ? "extract=OSLO" : null, new Generated(lines));
        double seconds = (System.nanoTime() - before) / 1e9;
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.out.printf(
                "%-35s %7d records %6.1f s %6.0f/s, heap %d MB %s%n",
                what, count, seconds, count / seconds, (runtime.totalMemory() - runtime.freeMemory()) >> 20, report);
    }

    /** A stream that is made while it is read. */
    private static final class Generated extends InputStream {
        private final Iterator<byte[]> lines;
        private byte[] now = new byte[0];
        private int at;

        Generated(Iterator<byte[]> lines) {
            this.lines = lines;
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
            if (at == now.length && lines.hasNext()) {
                now = lines.next();
                at = 0;
            }
            return at < now.length;
        }
    }
}
