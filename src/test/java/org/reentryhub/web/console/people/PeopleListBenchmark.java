package org.reentryhub.web.console.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.reentryhub.web.Http;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * How long a case manager waits for the list of a prison with many people: {@code mvn -Pbenchmark verify
 * -Dtest=PeopleListBenchmark}, fewer people by {@code -Dpeople=}. It prints what it measured, and asserts only that the pages
 * came.
 */
@HubTest
@Tag("benchmark")
class PeopleListBenchmark {
    private static final int PEOPLE = Integer.getInteger("people", 10_000);
    private static final int POST = 1_000;
    private static final int LOOKS = 200;
    private static final List<String> LISTS = List.of(
            "/people",
            "/people?within=all&sort=name",
            "/people?within=all&sort=worst",
            "/people?within=all&wrong=consent&domain=HOUSING",
            "/people?within=all&page=100");

    @LocalServerPort
    int port;

    @Test
    void aListOfManyPeopleIsThereAtOnce() {
        for (int first = 0; first < PEOPLE; first += POST) {
            bringIn(first, Math.min(PEOPLE, first + POST));
        }
        Http manager = Http.at(port).inSession("casemanager");
        say("first look at %d people: %.0f ms", PEOPLE, look(manager, "/people"));
        LISTS.forEach(list -> look(manager, list));
        for (String list : LISTS) {
            double[] took = IntStream.range(0, LOOKS)
                    .mapToDouble(each -> look(manager, list))
                    .sorted()
                    .toArray();
            say("%s: p50 %.0f ms, p95 %.0f ms, worst %.0f ms", list, at(took, 0.5), at(took, 0.95), at(took, 1));
        }
        double[] kilobytes = LISTS.stream()
                .mapToDouble(list -> manager.get(list).body().getBytes(UTF_8).length / 1024.0)
                .toArray();
        say("greatest page %.0f kB", Arrays.stream(kilobytes).max().orElseThrow());
    }

    private static double look(Http manager, String list) {
        long start = System.nanoTime();
        HttpResponse<String> page = manager.get(list);
        double took = (System.nanoTime() - start) / 1e6;
        assertThat(page.statusCode()).isEqualTo(200);
        return took;
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(part * sorted.length))];
    }

    private void bringIn(int from, int to) {
        List<String> events = new ArrayList<>();
        IntStream.range(from, to)
                .forEach(n -> events.add(Prisoner.named("LIST-" + n)
                        .released("2027-%02d-%02d".formatted(1 + n % 12, 1 + n % 28))
                        .event("extract", "2026-11-20T08:00:00+01:00")
                        .replace("\"Eksempel\"", "\"Eksempel" + (n * 7919) % PEOPLE + "\"")
                        .lines()
                        .map(String::strip)
                        .collect(Collectors.joining())));
        Hub.at(port)
                .as("prison-records")
                .post("/records/events", String.join("\n", events), Map.of("Content-Type", "application/x-ndjson"));
    }

    private static void say(String what, Object... figures) {
        System.out.println("PeopleListBenchmark: " + what.formatted(figures));
    }
}
