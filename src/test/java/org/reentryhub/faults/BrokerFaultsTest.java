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

/** The broker carries work and holds no truth: whatever becomes of it, nothing is lost, and work goes on soon after it is back. */
@Tag("faults")
class BrokerFaultsTest {
    private static final int TIMES = Integer.getInteger("faults.broker", 2);
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime() % 100_000);
    private static final Duration BETWEEN = Duration.ofSeconds(6);
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final Duration FROZEN = Duration.ofSeconds(20);
    private static final Duration WORKING_AGAIN = Duration.ofSeconds(60);
    private static final int TROUBLE = 30;

    @Test
    void aKilledBrokerThatIsStartedAgainCostsNothing(@TempDir(cleanup = CleanupMode.NEVER) Path folder)
            throws Exception {
        suffer("broker killed", folder, broker -> {
            broker.kill();
            Killing.live(AWAY);
            broker.again();
        });
    }

    @Test
    void aBrokerThatStandsStillForAWhileCostsNothing(@TempDir(cleanup = CleanupMode.NEVER) Path folder)
            throws Exception {
        suffer("broker frozen for 20 s", folder, broker -> {
            broker.freeze();
            Killing.live(FROZEN);
            broker.thaw();
        });
    }

    @Test
    void aBrokerThatComesBackWithAnEmptyDiskCostsNothing(@TempDir(cleanup = CleanupMode.NEVER) Path folder)
            throws Exception {
        suffer("broker killed, its disk lost", folder, broker -> {
            broker.kill();
            broker.loseDisk();
            Killing.live(AWAY);
            broker.again();
        });
    }

    private static void suffer(String what, Path folder, Consumer<OuterBroker> fault) throws Exception {
        try (Ground ground = Ground.in(folder);
                Stand stand = Stand.on(ground, folder, 1, Map.of(), SEED, Optional.empty())) {
            stand.receivers().trouble(TROUBLE);
            for (int i = 0; i < TIMES; i++) {
                Killing.live(BETWEEN);
                stand.fault(what);
                fault.accept(ground.broker());
                stand.fault("the broker is back");
                Stopwatch back = Stopwatch.start(stand);
                Duration effect = back.untilAnEffect();
                Stopwatch.print(what + ", back to the first effect", effect);
                assertThat(effect).isLessThan(WORKING_AGAIN);
                Stopwatch.print(
                        "%s, back to the last of %d that waited"
                                .formatted(what, back.waiting().size()),
                        back.untilNothingOfItWaits());
            }
            Report report = Report.of(what, TIMES, SEED, stand, stand.rest());
            report.print();
            assertThat(report.violations())
                    .as("seed %d, history in %s", SEED, folder)
                    .isEqualTo(List.of());
        }
    }
}
