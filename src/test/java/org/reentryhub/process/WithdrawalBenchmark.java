package org.reentryhub.process;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.reentryhub.story.Hub;

/**
 * How soon a withdrawal holds, measured from outside a hub while messages are on their way. It asserts that no attempt
 * began after one, and prints how long it took: {@code mvn -Pbenchmark verify -Dtest=WithdrawalBenchmark}.
 */
@Tag("benchmark")
class WithdrawalBenchmark {
    private static final int PEOPLE = 400;

    @Test
    void nothingBeginsToLeaveAfterAWithdrawal(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        try (HubProcess process = HubProcess.on(folder, Map.of("SANDBOX_STORY", "false"))) {
            HandoverBenchmark.prepare(process.hub(), PEOPLE);
            withdraw(process.hub());
        }
    }

    /** Each takes both consents back a moment after the trigger, while messages are on their way. */
    private static void withdraw(Hub hub) {
        Random moment = new Random(1);
        Histogram answered = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        Histogram cancelled = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        for (int i = 0; i < PEOPLE; i++) {
            String path = "/api/people/" + HandoverBenchmark.person(i);
            JsonNode consents = hub.as("casemanager").get(path).json().get("consents");
            assertThat(hub.as("casemanager")
                            .post(path + "/handovers", "{\"domains\":[\"HOUSING\",\"EMPLOYMENT\"]}")
                            .status())
                    .isEqualTo(202);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(moment.nextInt(10)));
            for (JsonNode consent : consents) {
                long began = System.nanoTime();
                Hub.Said said = hub.as("casemanager")
                        .post(path + "/consents/" + consent.get("id").asText() + "/withdrawal", "");
                answered.recordValue((System.nanoTime() - began) / 1_000);
                assertThat(said.status()).isEqualTo(200);
            }
        }
        long late = IntStream.range(0, PEOPLE)
                .mapToLong(i -> begunAfterItsWithdrawal(hub, "/api/people/" + HandoverBenchmark.person(i), cancelled))
                .sum();
        HandoverBenchmark.say(
                "withdrawal 200: p50 %.0f ms, p95 %.0f ms, max %.0f ms",
                HandoverBenchmark.ms(answered, 50), HandoverBenchmark.ms(answered, 95), answered.getMaxValue() / 1e3);
        HandoverBenchmark.say(
                "withdrawal to cancellation on its way (%d that had left): p95 %.0f ms, max %.0f ms",
                cancelled.getTotalCount(), HandoverBenchmark.ms(cancelled, 95), cancelled.getMaxValue() / 1e3);
        assertThat(late).as("attempts that began after the withdrawal").isZero();
    }

    private static long begunAfterItsWithdrawal(Hub hub, String path, Histogram cancelled) {
        JsonNode person = hub.as("casemanager").get(path).json();
        Map<String, OffsetDateTime> withdrawn = new HashMap<>();
        person.get("consents")
                .forEach(consent -> withdrawn.put(
                        consent.get("recipientKind").asText(),
                        OffsetDateTime.parse(consent.get("withdrawnAt").asText())));
        long late = 0;
        for (JsonNode line : person.get("referrals")) {
            OffsetDateTime at = requireNonNull(withdrawn.get(line.get("domain").asText()));
            for (JsonNode delivery : awaitSettled(hub, line.get("referralId").asText())) {
                for (JsonNode attempt : delivery.get("attempts")) {
                    OffsetDateTime began =
                            OffsetDateTime.parse(attempt.get("at").asText());
                    if (delivery.get("kind").asText().equals("CANCELLATION")) {
                        cancelled.recordValue(Duration.between(at, began).toNanos() / 1_000);
                    } else if (began.isAfter(at)) {
                        late++;
                    }
                }
            }
        }
        return late;
    }

    private static JsonNode awaitSettled(Hub hub, String referral) {
        String path = "/api/referrals/" + referral;
        return await().until(
                        () -> hub.as("casemanager").get(path).json().get("deliveries"),
                        deliveries -> deliveries.findValuesAsText("state").stream()
                                .noneMatch(List.of("PENDING", "RETRYING")::contains));
    }
}
