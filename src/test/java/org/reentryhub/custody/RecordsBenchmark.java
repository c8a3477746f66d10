package org.reentryhub.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.person.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/**
 * How fast records come in, and what that costs: {@code mvn -Pbenchmark verify -Dtest=RecordsBenchmark}; fewer by
 * {@code -Dpeople=} (of an extract) and {@code -Dheld=} (in the hub at last). It prints, and asserts only what was taken in.
 */
@HubTest
@Tag("benchmark")
class RecordsBenchmark {
    private static final int PEOPLE = Integer.getInteger("people", 100_000);
    private static final int HELD = Integer.getInteger("held", 300_000);
    /** Where the cost is looked at first: with a thirtieth of the people. */
    private static final int FEW = HELD / 30;

    private static final String STREAM = "application/x-ndjson";
    private static final IntConsumer NOTHING = line -> {};

    @Autowired
    RecordsByHttp records;

    @Value("${hub.data-dir}")
    Path dataDir = Path.of("");

    private final String template = PrisonSays.of("PERSON")
            .because("extract")
            .id("EVENT")
            .with("/data/nationalId", "NATIONAL")
            .json();

    /** What a pass cost, per record. */
    private record Cost(double wallMicros, double processorMicros) {
        double perSecond() {
            return 1e6 / wallMicros;
        }
    }

    @Test
    void anExtractOfManyPeopleAndTheSameAgain() throws IOException {
        taken("warm-up", 0, 5_000, i -> elsewhere(event("W" + i, "w" + i, 800_000 + i)), NOTHING, "accepted");
        Cost first = taken("first extract", 0, PEOPLE, i -> event("KI-" + i, "a" + i, i), NOTHING, "accepted");
        Cost same = taken("the same file again", 0, PEOPLE, i -> event("KI-" + i, "a" + i, i), NOTHING, "duplicate");
        Cost night = taken(
                "the next night, nothing new",
                0,
                PEOPLE,
                i -> event("KI-" + i, "b" + i, i).replace("T08:15", "T08:16"),
                NOTHING,
                "accepted");
        LiveHeap heap = new LiveHeap(PEOPLE / 5);
        long before = heap.now();
        taken(
                "every date moved (heap measured)",
                0,
                PEOPLE,
                i -> event("KI-" + i, "c" + i, i).replace("T08:15", "T08:17").replace("2027-01-14", "2027-02-14"),
                heap,
                "accepted");
        say("first extract: %.0f records a second (asked for: 2,000)", first.perSecond());
        say("the same file again: %.1f times as fast (asked for: 3)", first.wallMicros() / same.wallMicros());
        say("the next night, nothing new: %.1f times as fast", first.wallMicros() / night.wallMicros());
        say(
                "heap in use, all of the test in it: %d MB before, at most %d MB while it streams (asked for: 256)",
                before, heap.most());
    }

    @Test
    void aRecordCostsTheSameHoweverManyPeopleThereAre() throws IOException {
        held(0, FEW);
        Cost few = held(FEW, 2 * FEW);
        held(2 * FEW, HELD - FEW);
        Cost many = held(HELD - FEW, HELD);
        say(
                "a record with %d people held costs %.2f times (time), %.2f times (processor) what it costs with %d"
                        + " (asked for: 1.2)",
                HELD, many.wallMicros() / few.wallMicros(), many.processorMicros() / few.processorMicros(), 2 * FEW);
    }

    /** In a prison whose extract does not come, so that nobody is missing from it. */
    private static String elsewhere(String event) {
        return event.replace("\"OSLO\"", "\"HALDEN\"");
    }

    private Cost held(int from, int to) throws IOException {
        return taken(
                "until %d are held".formatted(to),
                from,
                to,
                i -> elsewhere(event("H-" + i, "h" + i, 400_000 + i)),
                NOTHING,
                "accepted");
    }

    private String event(String person, String id, int n) {
        return template.replace("PERSON", person).replace("EVENT", id).replace("NATIONAL", TestPeople.nationalId(n));
    }

    private Cost taken(String what, int from, int to, IntFunction<String> event, IntConsumer before, String becomes)
            throws IOException {
        int count = to - from;
        long began = System.nanoTime();
        Duration processor = processor();
        String extract = what.startsWith("until") || what.equals("warm-up") ? null : "extract=OSLO";
        String report = records.receive(STREAM, extract, new GeneratedLines(from, to, event, before));
        double micros = (System.nanoTime() - began) / 1e3 / count;
        double processorMicros = processor().minus(processor).toNanos() / 1e3 / count;
        assertThat(report).contains("\"" + becomes + "\":" + count);
        say(
                "%-35s %7d records, %6.0f a second, processor (hub and database) %.0f us a record",
                what, count, 1e6 / micros, processorMicros);
        return new Cost(micros, processorMicros);
    }

    /** Of this process and of the embedded database, which is a process of its own, with one more for each connection. */
    private Duration processor() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(dataDir.resolve("postgres/postmaster.pid")).get(0));
        return ProcessHandle.of(postmaster)
                .orElseThrow()
                .descendants()
                .map(RecordsBenchmark::processor)
                .reduce(processor(ProcessHandle.current()), Duration::plus);
    }

    private static Duration processor(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void say(String what, Object... figures) {
        System.out.println("RecordsBenchmark: " + what.formatted(figures));
    }

    /** Looks now and then at what is left after a full collection; that costs time, so in a pass of its own. */
    private static final class LiveHeap implements IntConsumer {
        private final int every;
        private long most;

        LiveHeap(int every) {
            this.every = every;
        }

        @Override
        public void accept(int line) {
            if (line % every == every / 2) {
                most = Math.max(most, now());
            }
        }

        long now() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        }

        long most() {
            return most;
        }
    }
}
