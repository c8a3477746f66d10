package org.reentryhub.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jms.UncategorizedJmsException;
import org.springframework.jms.core.JmsTemplate;

class WakeUpsTest {
    private static final UUID ROW = new UUID(0, 1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownLatch thawed = new CountDownLatch(1);
    private final Queue<Object> sent = new ConcurrentLinkedQueue<>();

    /** A broker that takes nothing until it is thawed. */
    private final JmsTemplate frozen = new JmsTemplate() {
        @Override
        public void convertAndSend(String queue, Object message) {
            try {
                assertThat(thawed.await(30, SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                throw new UncategorizedJmsException(stopped);
            }
            sent.add(message);
        }
    };

    @Test
    @Timeout(5)
    void nobodyWaitsForABrokerThatStandsStill() {
        WakeUps wakeUps = new WakeUps(frozen, meters);

        wakeUps.afterCommit("deliver.housing", List.of(ROW));

        assertThat(sent).isEmpty();
        thawed.countDown();
        await().atMost(Duration.ofSeconds(5)).until(() -> sent.contains(ROW.toString()));
        wakeUps.stop();
    }

    @Test
    @Timeout(20)
    void whatIsTooMuchForABrokerIsLeftToTheSweeperAndCounted() {
        WakeUps wakeUps = new WakeUps(frozen, meters);

        for (int i = 0; i < 10_010; i++) {
            wakeUps.afterCommit("deliver.housing", List.of(ROW));
        }

        assertThat(meters.counter("hub.wakeups.lost").count()).isEqualTo(10_010 - 10_004);
        thawed.countDown();
        wakeUps.stop();
    }
}
