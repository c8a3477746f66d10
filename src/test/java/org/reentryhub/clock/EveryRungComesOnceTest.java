package org.reentryhub.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two hubs sweep one database for hours of played time; they die in the middle, lose their connections and are started
 * again. {@code -Dtimers=10000} for the figure of the documents.
 */
class EveryRungComesOnceTest {
    private static final int TIMERS = Integer.getInteger("timers", 1_000);
    private static final int RUNGS = 3;
    /** A Tuesday; the release is on the day after, so that rungs come two hours apart. */
    private static final Instant START = Instant.parse("2027-02-02T08:00:00Z");

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(5);
    /** Ten minutes for each rung, and some. */
    private static final int MOST_SWEEPS = 500;

    private static final Duration AT_MOST_LATE = Duration.ofSeconds(60);

    private final Random random = new Random(20270202);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private EmbeddedPostgres postgres;
    private JdbcClient jdbc;
    private int lives;

    @BeforeEach
    void timersOfTenMinutes() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .defaultSchema("public")
                .placeholders(java.util.Map.of("hubUser", "postgres"))
                .load()
                .migrate();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        jdbc.sql("insert into hub.handover values (gen_random_uuid(), 'P', 'OSLO', 'anna', now(), '{HOUSING}')")
                .update();
        jdbc.sql(
                        """
                insert into hub.referral (id, handover_id, person_number, domain, recipient, consent_id, state, version,
                                          opened_at, state_since)
                select gen_random_uuid(), (select id from hub.handover), 'P-' || n, 'HOUSING', 'housing-0301',
                       gen_random_uuid(), 'SENT', 1, now(), now()
                  from generate_series(1, :timers) n""")
                .param("timers", TIMERS)
                .update();
        jdbc.sql(
                        """
                insert into hub.expectation (id, referral_id, kind, since, due_at, person_number, about, release_date,
                                             next_at, set_at)
                select gen_random_uuid(), id, 'RECEIPT', opened_at, due, person_number, 'Office of ' || person_number,
                       '2027-02-03', due, opened_at
                  from (select *, cast(:start as timestamptz) + random() * interval '10 minutes' as due
                          from hub.referral) r""")
                .param("start", START.toString())
                .update();
    }

    /** What Spring says of each connection that is cut is no news here. */
    @BeforeAll
    static void hush() {
        LoggingSystem.get(EveryRungComesOnceTest.class.getClassLoader())
                .setLogLevel(TransactionTemplate.class.getName(), LogLevel.OFF);
    }

    @AfterAll
    static void speakAgain() {
        LoggingSystem.get(EveryRungComesOnceTest.class.getClassLoader())
                .setLogLevel(TransactionTemplate.class.getName(), null);
    }

    @AfterEach
    void stop() throws IOException {
        threads.shutdownNow();
        postgres.close();
    }

    @Test
    void noRungIsMissedNoneComesTwiceNoneEarlyAndNoneLaterThanAMinute() throws Exception {
        SweepingHub one = born(Duration.ZERO);
        SweepingHub other = born(Duration.ofSeconds(-2));
        Instant now = START;
        for (int sweep = 0; sweep < MOST_SWEEPS && isSomethingLeft(); sweep++) {
            List<Future<Boolean>> sweeps = List.of(threads.submit(sweep(one, now)), threads.submit(sweep(other, now)));
            if (random.nextInt(20) == 0) {
                cutConnections();
            }
            one = survives(sweeps.get(0)) ? one : bornAgain(one, Duration.ZERO);
            other = survives(sweeps.get(1)) ? other : bornAgain(other, Duration.ofSeconds(-2));
            now = nextSweep(now);
        }
        one.close();
        other.close();
        say();
        assertThat(count("hub.escalation")).as("missed or double").isEqualTo(TIMERS * RUNGS);
        assertThat(count("hub.escalation where at < due_at")).as("early").isZero();
        assertThat(latest()).isLessThanOrEqualTo(AT_MOST_LATE);
        assertThat(count("hub.alert where closed_at is null")).isEqualTo(TIMERS);
        assertThat(count("hub.task where done_at is null")).isEqualTo(TIMERS);
        assertThat(count("hub.expectation where in_digest and rung = 3 and next_at is null"))
                .isEqualTo(TIMERS);
        assertThat(lives).as("hubs that died").isGreaterThan(10);
    }

    @Test
    void oneThatCannotComeKeepsNoOtherFromIt() {
        jdbc.sql(
                        """
                update hub.expectation set kind = 'OF_A_LATER_VERSION', next_at = next_at - interval '1 day'
                 where id = (select min(id::text)::uuid from hub.expectation)""")
                .update();
        try (SweepingHub hub = SweepingHub.on(postgres.getJdbcUrl("postgres", "postgres"), Duration.ZERO, 0)) {
            for (int sweep = 0; sweep < 20; sweep++) {
                hub.sweep(START.plus(Duration.ofMinutes(10)));
            }
        }
        assertThat(count("hub.expectation where rung = 1")).isEqualTo(TIMERS - 1);
        assertThat(count("hub.expectation where rung = 0")).isEqualTo(1);
    }

    private SweepingHub born(Duration slow) {
        lives++;
        return SweepingHub.on(postgres.getJdbcUrl("postgres", "postgres"), slow, random.nextLong());
    }

    private SweepingHub bornAgain(SweepingHub dead, Duration slow) {
        dead.close();
        return born(slow);
    }

    private static Callable<Boolean> sweep(SweepingHub hub, Instant now) {
        return () -> hub.sweep(now);
    }

    private static boolean survives(Future<Boolean> sweep) throws InterruptedException, ExecutionException {
        return sweep.get();
    }

    private void cutConnections() {
        jdbc.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = :name")
                .param("name", SweepingHub.NAME)
                .query(Long.class)
                .single();
    }

    /** Time goes on by the hub's interval; hours in which nothing is due are skipped. */
    private Instant nextSweep(Instant now) {
        Instant next = now.plus(SWEEP_EVERY);
        Instant due = jdbc.sql("select coalesce(min(next_at), cast(:now as timestamptz)) from hub.expectation")
                .param("now", now.toString())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
        return due.isAfter(next) ? due.plusMillis(random.nextLong(SWEEP_EVERY.toMillis())) : next;
    }

    private boolean isSomethingLeft() {
        return count("hub.expectation where next_at is not null") > 0;
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    private Duration latest() {
        return Duration.ofMillis(
                jdbc.sql("select cast(1000 * extract(epoch from max(at - due_at)) as bigint) from hub.escalation")
                        .query(Long.class)
                        .single());
    }

    private void say() {
        System.out.printf(
                "%,d timers, %,d rungs, %d lives of two hubs: %,d came, %d early, the latest after %.1f s%n",
                TIMERS,
                TIMERS * RUNGS,
                lives,
                count("hub.escalation"),
                count("hub.escalation where at < due_at"),
                latest().toMillis() / 1e3);
    }
}
