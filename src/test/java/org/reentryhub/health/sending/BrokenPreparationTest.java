package org.reentryhub.health.sending;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reentryhub.health.sending.Clinic.TRANSACTION;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.HubAddress;
import org.reentryhub.Ids;
import org.reentryhub.Queues;
import org.reentryhub.delivery.WakeUps;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.health.reading.Sight;
import org.reentryhub.health.reading.SummaryDesk;
import org.reentryhub.health.summary.AtReceiver;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.partner.Partners;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jms.core.JmsTemplate;

/** A fault of the hub, or content that nobody foresaw, is put before the health unit: never lost, and never on a common queue. */
@ExtendWith(OutputCaptureExtension.class)
@Import(BrokenPreparationTest.Mistakes.class)
class BrokenPreparationTest extends WithClinics {
    private static final String CONTENT = "Opioidavhengighet";
    private static final String NOT_PREPARED = "BP-1";
    private static final String NOT_WRITTEN = "BP-2";

    @Autowired
    EmbeddedActiveMQ broker;

    @Autowired
    JmsTemplate jms;

    @Test
    void whatCannotBePreparedIsPutBeforeTheUnit(CapturedOutput log) {
        var id = start(NOT_PREPARED, TRANSACTION);

        assertThat(kinds(hub.reaches(id, "NEEDS_ATTENTION"))).containsExactly("DOCUMENT_REFUSED");
        await().atMost(ofSeconds(20)).until(() -> waitingAt(Queues.PREPARE_HEALTH) == 0);
        assertThat(TRANSACTION.server().transactions()).isZero();
        assertThat(log).contains("IllegalStateException").doesNotContain(CONTENT);
    }

    @Test
    void whatCannotBeWrittenIsPutBeforeTheUnit(CapturedOutput log) {
        var id = start(NOT_WRITTEN, TRANSACTION);

        assertThat(kinds(hub.reaches(id, "NEEDS_ATTENTION"))).containsExactly("DOCUMENT_REFUSED");
        await().atMost(ofSeconds(20)).until(() -> waitingAt(Queues.DELIVER_HEALTH) == 0);
        assertThat(TRANSACTION.server().transactions()).isZero();
        assertThat(log).contains("IllegalStateException").doesNotContain(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {Queues.HEALTH_REQUESTS, Queues.PREPARE_HEALTH, Queues.DELIVER_HEALTH})
    void whatBreaksBeforeAnythingIsKnownOfItIsLeftToTheSweeperAndIsNoDeadLetter(String queue) {
        var taken = at(queue).getMessagesAcknowledged();
        jms.convertAndSend(queue, "no id of anything");

        await().atMost(ofSeconds(20)).until(() -> at(queue).getMessagesAcknowledged() > taken && waitingAt(queue) == 0);
    }

    private static List<String> kinds(JsonNode transfer) {
        return transfer.path("alerts").findValuesAsText("kind");
    }

    private long waitingAt(String queue) {
        return at(queue).getMessageCount();
    }

    private Queue at(String queue) {
        return broker.getActiveMQServer().locateQueue(SimpleString.of(queue));
    }

    private static void breakFor(String person, Sight sight) {
        if (sight.person().personNumber().value().equals(person)) {
            throw new IllegalStateException(CONTENT);
        }
    }

    /** A hub that makes a mistake with two people. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Mistakes {
        @Bean
        @Primary
        RecipientDesk breakingDesk(
                Transfers transfers,
                HealthDeliveryRows rows,
                HealthConclusions conclusions,
                HealthAlerts alerts,
                SummaryDesk desk,
                Partners partners,
                WakeUps wakeUps,
                Ids ids,
                Clock clock) {
            return new RecipientDesk(transfers, rows, conclusions, alerts, desk, partners, wakeUps, ids, clock) {
                @Override
                void address(Transfer transfer, Sight sight) {
                    breakFor(NOT_PREPARED, sight);
                    super.address(transfer, sight);
                }
            };
        }

        @Bean
        @Primary
        LetterForms breakingForms(FhirContext fhir, HubAddress address, Clock clock) {
            return new LetterForms(fhir, address, clock) {
                @Override
                HealthLetter letter(HealthAttempt attempt, Sight sight, Editions.Edition edition, AtReceiver there) {
                    breakFor(NOT_WRITTEN, sight);
                    return super.letter(attempt, sight, edition, there);
                }
            };
        }
    }
}
