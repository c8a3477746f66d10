package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Halden's housing office takes two messages at once and no more, and takes its time; nobody else waits for it. */
@HubTest
class ASlowPartnerTest {
    private static final int AT_ONCE = 2;
    private static final int PEOPLE = 30;
    private static final int SLOWNESS = 400;

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    JdbcClient jdbc;

    @Test
    void neverMoreThanItTakesAtOnceAreUnderWayAndAllArriveAtTheirFirstAttempt() {
        somebody()
                .sandbox()
                .post(
                        "/__admin/mappings",
                        """
                {"priority":1,"request":{"method":"POST","urlPath":"/housing-3101/referrals",
                 "bodyPatterns":[{"matchesJsonPath":{"expression":"$.release.date","equalTo":"2034-01-14"}}]},
                 "response":{"status":200,"fixedDelayMilliseconds":%d}}"""
                                .formatted(SLOWNESS));
        List<UUID> referrals = IntStream.range(0, PEOPLE)
                .mapToObj(each -> UUID.fromString(inHalden("2034-01-14").handedOver()))
                .toList();

        SomebodyInPrison another = somebody();
        another.prisonSays(another.record().event("admitted", "2026-11-20T08:00:00Z"));
        Instant before = Instant.now();
        another.referredToHousing();
        assertThat(Instant.now()).isBefore(before.plusSeconds(4));
        assertThat(delivered(referrals)).as("the slow one is still at it").isLessThan(PEOPLE);

        await().atMost(ofSeconds(60)).until(() -> delivered(referrals) == PEOPLE);
        List<Attempt> attempts = attempts(referrals);
        assertThat(attempts).hasSize(PEOPLE).allMatch(attempt -> attempt.number() == 1);
        assertThat(attempts).allMatch(attempt -> atOnce(attempts, attempt) <= AT_ONCE);
        assertThat(attempts).anyMatch(attempt -> atOnce(attempts, attempt) == AT_ONCE);
    }

    /** How many were under way when this one began. */
    private static long atOnce(List<Attempt> attempts, Attempt one) {
        return attempts.stream()
                .filter(other ->
                        !other.began().isAfter(one.began()) && other.ended().isAfter(one.began()))
                .count();
    }

    private record Attempt(int number, Instant began, Instant ended) {}

    private List<Attempt> attempts(List<UUID> referrals) {
        return jdbc
                .sql(
                        """
                select a.number, a.began_at, a.ended_at from hub.attempt a join hub.delivery d using (message_id)
                 where d.referral_id = any (:ids)""")
                .param("ids", referrals.toArray(UUID[]::new))
                .query((row, number) -> new Attempt(
                        row.getInt("number"),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("ended_at").toInstant()))
                .list()
                .stream()
                .sorted(Comparator.comparing(Attempt::began))
                .toList();
    }

    private int delivered(List<UUID> referrals) {
        return jdbc.sql("select count(*) from hub.delivery where referral_id = any (:ids) and state = 'DELIVERED'")
                .param("ids", referrals.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    private SomebodyInPrison inHalden(String releaseDate) {
        SomebodyInPrison person = somebody();
        person.prisonSays(person.record().from("3101").released(releaseDate).event("admitted", "2026-11-20T08:00:00Z"));
        return person;
    }

    private SomebodyInPrison somebody() {
        return SomebodyInPrison.at(port, sandboxPort);
    }
}
