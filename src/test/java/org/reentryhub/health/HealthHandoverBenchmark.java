package org.reentryhub.health;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.People;
import org.reentryhub.health.reading.FhirServerTest;
import org.reentryhub.health.wire.FhirAnswer;
import org.reentryhub.health.wire.FhirServer;
import org.reentryhub.health.wire.FhirText;
import org.reentryhub.health.wire.FhirTrouble;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What a health handover costs: fetch, compose, validate, post, over real HTTP at a light unit and a light clinic in the same
 * JVM as the hub. It asserts that nothing failed, and prints: {@code mvn -Pbenchmark verify -Dtest=HealthHandoverBenchmark}.
 */
@HubTest
@Tag("benchmark")
class HealthHandoverBenchmark {
    private static final int WARM_UP = 60;
    private static final int MEASURED = 100;
    private static final PlayedUnit UNIT = new PlayedUnit();
    private static final PlayedClinic CLINIC = new PlayedClinic();

    @Autowired
    People people;

    private Sandboxed hub;

    @DynamicPropertySource
    static void partners(DynamicPropertyRegistry properties) {
        properties.add("hub.partners.source", () -> SummaryOfTheUnitTest.directory(UNIT.base(), CLINIC.base()));
    }

    @BeforeEach
    void here(@Value("${local.server.port}") int port, @Value("${sandbox.port}") int sandboxPort) {
        hub = new Sandboxed(port, sandboxPort, people);
    }

    @AfterAll
    static void end() {
        UNIT.close();
        CLINIC.close();
    }

    @Test
    void handsOverFiftyEntries() throws Exception {
        LargePatient.of(50, 0).at(UNIT, "pat-50");
        handOver("warm up", IntStream.range(0, WARM_UP), 1);
        say("one at a time", handOver("one", IntStream.range(0, MEASURED), 1));
        say("four at a time", handOver("four", IntStream.range(0, MEASURED), 4));
    }

    @Test
    void holdsFiveMegabytesWhileTheyPass() throws Exception {
        LargePatient.of(50, 0).at(UNIT, "pat-50");
        LargePatient.of(2_000, 1_600).at(UNIT, "pat-51");
        handOver("before", IntStream.range(0, 4), 1);
        long before = live();
        for (int several : new int[] {1, 3}) {
            var transfers = IntStream.range(0, several)
                    .mapToObj(number -> person("large-" + several, number, "pat-51"))
                    .toList();
            CLINIC.forget();
            var ids = transfers.stream().map(hub::starts).toList();
            long peak = 0;
            while (!CLINIC.has(ids)) {
                LockSupport.parkNanos(
                        TimeUnit.MILLISECONDS.toNanos(500)); // the collector must leave the hub time to work
                peak = Math.max(peak, live());
            }
            System.out.printf(
                    "benchmark: %d patients of 5 MB passing: live heap %d MB over %d MB before, document of %d MB%n",
                    several, megabytes(peak - before), megabytes(before), megabytes(CLINIC.largest()));
        }
        System.out.printf("benchmark: live heap %d MB more after them%n", megabytes(live() - before));
    }

    @Test
    void refusesWhatIsTooMuch() {
        var fhir = FhirContext.forR4Cached();
        var entry = PlayedPatient.entry("Observation", "o", "p").replace("}}", "},\"note\":[{\"text\":\"%s\"}]}");
        var many = PlayedUnit.page(
                "",
                IntStream.range(0, 10_000)
                        .mapToObj(number -> entry.formatted("x".repeat(350)))
                        .toArray(String[]::new));
        var cyclic = PlayedUnit.page(
                "http://unit.example/fhir/Observation?patient=p", PlayedPatient.entry("Observation", "o", "p"));
        var deep = "{\"resourceType\":\"Patient\",\"extension\":[" + "{\"extension\":[".repeat(300_000);
        FhirText.parse(fhir, PlayedUnit.NOTHING); // the first of a hub reads HAPI's own definitions
        refuse("10,000 entries", () -> FhirText.parse(fhir, many));
        refuse("deep content", () -> FhirText.parse(fhir, deep));
        refuse("a cycle of pages", () -> new FhirServer(
                        FhirServerTest.unit(), question -> new FhirAnswer(200, cyclic), fhir)
                .search("Observation?patient=p"));
    }

    private static void refuse(String what, ThrowingCallable reading) {
        var clock = ManagementFactory.getThreadMXBean();
        var took = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        for (int i = 0; i < 40; i++) {
            long began = clock.getCurrentThreadCpuTime();
            assertThatThrownBy(reading).isInstanceOf(FhirTrouble.class);
            took.recordValue((clock.getCurrentThreadCpuTime() - began) / 1_000);
        }
        System.out.printf(
                "benchmark: %s refused in %.1f ms of CPU at first, p95 %.1f ms%n",
                what, took.getMaxValue() / 1e3, took.getValueAtPercentile(95) / 1e3);
    }

    /** From the word of the health unit until the clinic has it all. */
    private Histogram handOver(String round, IntStream numbers, int atOnce) throws Exception {
        var took = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
        var persons =
                numbers.mapToObj(number -> person(round, number, "pat-50")).toList();
        CLINIC.forget();
        ExecutorService callers = Executors.newFixedThreadPool(atOnce);
        var all = new ArrayList<Future<?>>();
        persons.forEach(person -> all.add(callers.submit(() -> {
            long began = System.nanoTime();
            var id = hub.starts(person);
            took.recordValue((CLINIC.arrival(id) - began) / 1_000);
            return id;
        })));
        for (var one : all) {
            one.get();
        }
        callers.shutdown();
        return took;
    }

    private String person(String round, int number, String patient) {
        var person = "HB-" + round.replace(' ', '-') + "-" + number;
        hub.comesIntoCustody(person, "OSLO", Sandboxed.KARI, "1990-09-17", patient, "NONE");
        return person;
    }

    private static void say(String how, Histogram took) {
        System.out.printf(
                "benchmark: health handover of 50 entries, %s: p50 %.0f ms, p95 %.0f ms, max %.0f ms%n",
                how,
                took.getValueAtPercentile(50) / 1e3,
                took.getValueAtPercentile(95) / 1e3,
                took.getMaxValue() / 1e3);
    }

    @SuppressWarnings("ExplicitGC")
    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long megabytes(long bytes) {
        return bytes / 1024 / 1024;
    }
}
