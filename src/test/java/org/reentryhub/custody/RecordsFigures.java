package org.reentryhub.custody;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.person.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Measures how fast records come in: {@code mvn test -Dtest=RecordsFigures}; no test of the suite, it only prints. */
@HubTest
class RecordsFigures {
    private static final int PEOPLE = Integer.getInteger("people", 100_000);
    private static final String STREAM = "application/x-ndjson";

    @Autowired
    RecordsByHttp records;

    @Value("${hub.data-dir}")
    Path dataDir = Path.of("");

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
        Duration hubBefore = cpu(ProcessHandle.current());
        Duration databaseBefore = database();
        Iterator<byte[]> lines = IntStream.range(0, count)
                .mapToObj(i -> (event.apply(i) + "\n").getBytes(StandardCharsets.UTF_8))
                .iterator();
        String report =
                records.receive(STREAM, what.equals("first extract") ? "extract=OSLO" : null, new Generated(lines));
        double seconds = (System.nanoTime() - before) / 1e9;
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.out.printf(
                "%-35s %7d records %6.1f s %6.0f/s, CPU per record: hub %d us, database %d us; heap %d MB %s%n",
                what,
                count,
                seconds,
                count / seconds,
                cpu(ProcessHandle.current()).minus(hubBefore).toNanos() / 1000 / count,
                database().minus(databaseBefore).toNanos() / 1000 / count,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                report);
    }

    /** The embedded database is a process of its own, with one more for each connection. */
    private Duration database() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(dataDir.resolve("postgres/postmaster.pid")).get(0));
        return ProcessHandle.of(postmaster)
                .orElseThrow()
                .descendants()
                .map(RecordsFigures::cpu)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
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
