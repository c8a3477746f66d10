package org.reentryhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The database is the truth: while it is away nobody is told that something was taken, and what it does not say it may have done. */
@Tag("faults")
class DatabaseFaultsTest {
    private static final int TIMES = Integer.getInteger("faults.database", 2);
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime() % 100_000);
    private static final Duration BETWEEN = Duration.ofSeconds(6);
    private static final Duration AWAY = Duration.ofSeconds(3);
    private static final Duration FROZEN = Duration.ofSeconds(15);
    private static final Duration WORKING_AGAIN = Duration.ofSeconds(20);
    private static final int TROUBLE = 30;
    /**
     * Of so many commits one is done, and nobody says so. More often, and the messages whose attempt nobody knows to have begun take
     * all slots until their leases run out.
     */
    private static final int UNSAID = 200;

    private static final Duration UNSAID_FOR = Duration.ofSeconds(20);

    @Test
    void aKilledDatabaseThatIsStartedAgainCostsNothing(@TempDir(cleanup = CleanupMode.NEVER) Path folder)
            throws Exception {
        suffer("database killed", folder, database -> {
            database.kill();
            Killing.live(AWAY);
            database.again();
        });
    }

    @Test
    void aDatabaseThatStandsStillForAWhileCostsNothing(@TempDir(cleanup = CleanupMode.NEVER) Path folder)
            throws Exception {
        suffer("database frozen for 15 s", folder, database -> {
            database.freeze();
            Killing.live(FROZEN);
            database.thaw();
        });
    }

    /** Until the end, for what is to be healed here is the hub's own doubt. */
    @Test
    void aCommitWhoseAnswerIsLostCostsNothing(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        Map<String, String> unsaid = Map.of(Sabotage.UNSAID_COMMITS, Integer.toString(UNSAID));
        try (Ground ground = Ground.in(folder);
                Stand stand = Stand.on(ground, folder, 1, unsaid, SEED, Optional.empty())) {
            stand.receivers().trouble(TROUBLE);
            Killing.live(UNSAID_FOR.multipliedBy(TIMES));
            green("each %dth commit done and unsaid".formatted(UNSAID), folder, stand);
        }
    }

    private static void suffer(String what, Path folder, Consumer<OuterDatabase> fault) throws Exception {
        try (Ground ground = Ground.in(folder);
                Stand stand = Stand.on(ground, folder, 1, Map.of(), SEED, Optional.empty())) {
            stand.receivers().trouble(TROUBLE);
            for (int i = 0; i < TIMES; i++) {
                Killing.live(BETWEEN);
                stand.fault(what);
                fault.accept(ground.database());
                stand.fault("the database is back");
                Stopwatch back = Stopwatch.start(stand);
                Duration effect = back.untilAnEffect();
                Stopwatch.print(what + ", back to the first effect", effect);
                assertThat(effect).isLessThan(WORKING_AGAIN);
                Stopwatch.print(
                        "%s, back to the last of %d that waited"
                                .formatted(what, back.waiting().size()),
                        back.untilNothingOfItWaits());
            }
            green(what, folder, stand);
        }
    }

    private static void green(String what, Path folder, Stand stand) throws InterruptedException {
        Report report = Report.of(what, TIMES, SEED, stand, stand.rest());
        report.print();
        assertThat(report.violations())
                .as("seed %d, history in %s", SEED, folder)
                .isEqualTo(List.of());
    }
}
