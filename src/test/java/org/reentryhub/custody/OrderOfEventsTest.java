package org.reentryhub.custody;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.reentryhub.custody.Judgement.Candidate;
import org.reentryhub.custody.Judgement.Judged;
import org.reentryhub.person.PersonNumber;

/** Facts arrive in any order and are applied in one. */
class OrderOfEventsTest {

    /** What the hub would have on disk. */
    private static final class Disk {
        final Map<PersonNumber, Known> known = new HashMap<>();
        final Set<EventKey> seen = new HashSet<>();

        List<Verdict> take(List<Candidate> chunk) {
            Judgement judgement = Judgement.of(chunk, Map.copyOf(known), Set.copyOf(seen));
            judgement.kept().forEach(one -> seen.add(one.event().key()));
            judgement.outcomes().forEach(outcome -> known.put(outcome.person(), outcome.known()));
            return judgement.judged().stream().map(Judged::verdict).toList();
        }
    }

    @Property(tries = 12_000)
    void anyShuffledAndDoubledSequenceInChunksOfAnySizeEndsAsTheOrderlyOne(
            @ForAll("histories") List<Candidate> history, @ForAll Random random) {
        Disk orderly = new Disk();
        history.stream()
                .sorted(Comparator.comparing(candidate -> candidate.event().order()))
                .forEach(candidate -> orderly.take(List.of(candidate)));

        Disk disorderly = new Disk();
        inChunks(shuffledAndDoubled(history, random), random).forEach(disorderly::take);

        assertThat(disorderly.known).isEqualTo(orderly.known);
        assertThat(disorderly.seen).isEqualTo(orderly.seen);
    }

    @Property(tries = 12_000)
    void whatWasLostIsHealedByTheNextSnapshot(@ForAll("histories") List<Candidate> history, @ForAll Random random) {
        Map<PersonNumber, Known> newest = new HashMap<>();
        history.forEach(one -> newest.merge(
                one.event().person(),
                new Known(one.event().order(), one.digest()),
                (a, b) -> a.asOf().compareTo(b.asOf()) > 0 ? a : b));
        Set<EventOrder> last = newest.values().stream().map(Known::asOf).collect(Collectors.toSet());
        List<Candidate> withLosses = new ArrayList<>(history);
        withLosses.removeIf(one -> !last.contains(one.event().order()) && random.nextBoolean());

        Disk disk = new Disk();
        inChunks(shuffledAndDoubled(withLosses, random), random).forEach(disk::take);
        assertThat(disk.known).isEqualTo(newest);
    }

    /** Plans and referrals hear of what is told and of nothing else: so they too end as the orderly sequence does. */
    @Property(tries = 12_000)
    void whoeverListensEndsWithWhatIsKnown(@ForAll("histories") List<Candidate> history, @ForAll Random random) {
        Disk disk = new Disk();
        Map<PersonNumber, UUID> heard = new HashMap<>();
        inChunks(shuffledAndDoubled(history, random), random).forEach(chunk -> {
            List<Verdict> verdicts = disk.take(chunk);
            for (int i = 0; i < chunk.size(); i++) {
                if (verdicts.get(i).isTold()) {
                    heard.put(chunk.get(i).event().person(), chunk.get(i).digest());
                }
            }
        });
        Map<PersonNumber, UUID> known = new HashMap<>();
        disk.known.forEach((person, one) -> known.put(person, one.digest()));
        assertThat(heard).isEqualTo(known);
    }

    @Property
    void everyEventIsAcceptedOrStaleOnceAndADuplicateEverAfter(
            @ForAll("histories") List<Candidate> history, @ForAll Random random) {
        Disk disk = new Disk();
        List<Verdict> verdicts = inChunks(shuffledAndDoubled(history, random), random).stream()
                .flatMap(chunk -> disk.take(chunk).stream())
                .toList();
        assertThat(verdicts.stream().filter(verdict -> verdict != Verdict.DUPLICATE))
                .hasSize(history.size());
        assertThat(disk.take(history)).containsOnly(Verdict.DUPLICATE);
    }

    @Test
    void aTieOfTimesIsBrokenBySourceAndThenById() {
        Instant time = Instant.parse("2026-11-22T07:15:00Z");
        assertThat(List.of(
                        new EventOrder(time, "/b", "1"),
                        new EventOrder(time, "/a", "2"),
                        new EventOrder(time.plusNanos(1), "/a", "0"),
                        new EventOrder(time, "/a", "10")))
                .satisfies(events -> assertThat(events.stream().sorted().map(event -> event.source() + event.id()))
                        .containsExactly("/a10", "/a2", "/b1", "/a0"));
    }

    @Test
    void whatOnlyDescribesAndSaysNothingNewIsToldToNobody() {
        Disk disk = new Disk();
        assertThat(disk.take(List.of(
                        event("KI-1", 1, "1", Cause.ADMITTED, 7),
                        event("KI-1", 2, "2", Cause.EXTRACT, 7),
                        event("KI-1", 3, "3", Cause.DETAILS_CHANGED, 7),
                        event("KI-1", 4, "4", Cause.RECALLED, 7),
                        event("KI-1", 5, "5", Cause.EXTRACT, 8),
                        event("KI-1", 3, "6", Cause.EXTRACT, 9))))
                .containsExactly(
                        Verdict.NEW, Verdict.SAME, Verdict.SAME, Verdict.CHANGED, Verdict.CHANGED, Verdict.STALE);
    }

    @Provide
    Arbitrary<List<Candidate>> histories() {
        Arbitrary<String> people = Arbitraries.of("KI-1", "KI-2", "KI-3");
        Arbitrary<Integer> times = Arbitraries.integers().between(0, 5);
        Arbitrary<Cause> causes = Arbitraries.of(Cause.ADMITTED, Cause.EXTRACT, Cause.RELEASED);
        Arbitrary<Integer> contents = Arbitraries.integers().between(0, 2);
        return Combinators.combine(people, times, causes, contents)
                .as((person, time, cause, content) -> event(person, time, "", cause, content))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(OrderOfEventsTest::withIds);
    }

    private static List<Candidate> withIds(List<Candidate> events) {
        List<Candidate> named = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            CustodyEvent event = events.get(i).event();
            named.add(event(event.person().value(), event.order().time().getNano(), "e" + i, event.cause(), (int)
                    events.get(i).digest().getLeastSignificantBits()));
        }
        return named;
    }

    private static Candidate event(String person, int time, String id, Cause cause, int content) {
        CustodyEvent event = new CustodyEvent(
                new EventOrder(Instant.EPOCH.plusNanos(time), "/prisons/OSLO", id),
                cause,
                new PersonNumber(person),
                null,
                NullNode.instance,
                new byte[0]);
        return new Candidate(event, new UUID(0, content));
    }

    private static List<Candidate> shuffledAndDoubled(List<Candidate> history, Random random) {
        List<Candidate> events = new ArrayList<>(history);
        history.stream().filter(one -> random.nextInt(3) == 0).forEach(events::add);
        java.util.Collections.shuffle(events, random);
        return events;
    }

    private static List<List<Candidate>> inChunks(List<Candidate> events, Random random) {
        List<List<Candidate>> chunks = new ArrayList<>();
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(5));
            chunks.add(events.subList(from, to));
            from = to;
        }
        return chunks;
    }
}
