package org.reentryhub.health.sending;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.reentryhub.delivery.NextAttempts;
import org.reentryhub.health.WithTheHub;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Against a real FHIR server: what is sent again after a lost answer makes nothing twice. */
class RetriedTransactionTest extends WithTheHub {
    private static final String[] ONE_OF_EACH = {"Bundle", "Provenance", "ServiceRequest", "Task"};

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anAnswerThatWasLostIsFoundByLookingTheTaskUpAndNothingIsSentAgain() {
        try (var receiver = new RealReceiver()) {
            receiver.losesAnswers(1);
            var id = transferTo(receiver, "RT-1", begun -> {});

            assertThat(receiver.transactions()).isEqualTo(1);
            assertThat(receiver.kinds()).containsExactly(ONE_OF_EACH);
            assertThat(hub.recipient(id, "gp-oslo").path("attempts").findValuesAsText("outcome"))
                    .containsExactly("UNKNOWN", "DELIVERED");
        }
    }

    @Test
    void evenWhereTheTaskIsNotFoundSendingAgainMakesNothingTwice() {
        var forgetful = hub.play(
                """
                {"priority": 1, "request": {"method": "GET", "urlPath": "/gp-oslo/fhir/Task"},
                 "response": {"status": 200, "jsonBody": {"resourceType": "Bundle", "type": "searchset", "total": 0}}}""");
        try (var receiver = new RealReceiver()) {
            receiver.losesAnswers(1);
            transferTo(receiver, "RT-2", this::triesAgainAtOnce);

            assertThat(receiver.transactions()).isEqualTo(2);
            assertThat(receiver.kinds()).containsExactly(ONE_OF_EACH);
        } finally {
            hub.unplay(forgetful);
        }
    }

    @Test
    void whatAKilledHubHeldIsTakenOverLongBeforeItsLeaseRunsOut() {
        try (var receiver = new RealReceiver()) {
            receiver.losesAnswers(1);
            transferTo(receiver, "RT-3", this::isHeldByAHubThatWasKilled);

            assertThat(receiver.kinds()).containsExactly(ONE_OF_EACH);
        }
    }

    /** Its last sign of life is a minute old. */
    private void isHeldByAHubThatWasKilled(String transfer) {
        awaitUnknown(transfer);
        var dead = UUID.randomUUID();
        jdbc.sql("insert into hub.instance (id, beat_at) values (:id, clock_timestamp() - interval '1 minute')")
                .param("id", dead)
                .update();
        assertThat(healthJdbc
                        .sql(
                                """
                        update health.delivery
                           set holder = :holder, lease = :holder, lease_until = :until, next_attempt_at = :now, queued_at = :now
                         where transfer_id = :transfer and state = 'RETRYING'""")
                        .param("holder", dead)
                        .param("until", OffsetDateTime.now(clock).plusMinutes(5))
                        .param("now", OffsetDateTime.now(clock))
                        .param("transfer", UUID.fromString(transfer))
                        .update())
                .isEqualTo(1);
    }

    private void awaitUnknown(String transfer) {
        await().atMost(ofSeconds(90))
                .ignoreException(NoSuchElementException.class)
                .until(() -> hub.recipient(transfer, "gp-oslo")
                        .path("attempts")
                        .findValuesAsText("outcome")
                        .contains("UNKNOWN"));
    }

    private void triesAgainAtOnce(String transfer) {
        awaitUnknown(transfer);
        NextAttempts.ofTransfers(healthJdbc, clock).comeNow(transfer);
    }

    /** Nils has a general practitioner only; the sandbox's address of it is led to the real server. */
    private String transferTo(RealReceiver receiver, String person, Consumer<String> meanwhile) {
        var stub = hub.play(
                """
                {"priority": 2, "request": {"method": "ANY", "urlPathPattern": "/gp-oslo/fhir.*"},
                 "response": {"proxyBaseUrl": "%s", "proxyUrlPrefixToRemove": "/gp-oslo/fhir"}}"""
                        .formatted(receiver.base()));
        try {
            hub.comesIntoCustody(person, "OSLO", "03828410368", "1984-02-03", "pat-2", "NONE");
            var id = hub.starts(person);
            meanwhile.accept(id);
            hub.reaches(id, "SENT");
            return id;
        } finally {
            hub.unplay(stub);
        }
    }
}
