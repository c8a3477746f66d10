package org.reentryhub.custody;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.Queues;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

@HubTest
class RecordsByQueueTest {
    @Autowired
    @Qualifier("brokerConnections")
    ConnectionFactory broker;

    @Autowired
    People people;

    @Autowired
    Quarantine quarantine;

    interface Writer {
        Message write(Session session) throws JMSException;
    }

    @Test
    void aTextMessageIsAnEvent() throws JMSException {
        send(session -> session.createTextMessage(PrisonSays.of("QUEUE-1").json()));
        await().atMost(ofSeconds(20))
                .until(() -> people.find(new PersonNumber("QUEUE-1")).isPresent());
    }

    @Test
    void anEventThatDoesNotHoldIsSetAsideAndTheNextIsTaken() throws JMSException {
        send(session -> session.createTextMessage(PrisonSays.of("QUEUE-2")
                .id("queue-2")
                .with("/data/custody/status", "GONE")
                .json()));
        send(session -> session.createTextMessage(PrisonSays.of("QUEUE-3").json()));
        await().atMost(ofSeconds(20))
                .until(() -> people.find(new PersonNumber("QUEUE-3")).isPresent());
        await().atMost(ofSeconds(20))
                .untilAsserted(() -> assertThat(quarantine.list(0).items())
                        .filteredOn(one -> "queue-2".equals(one.eventId()))
                        .singleElement()
                        .satisfies(one -> assertThat(one.channel()).isEqualTo("queue")));
    }

    @Test
    void whatIsNoTextIsRefusedUnread() throws JMSException {
        long before = unread();
        send(session -> session.createObjectMessage(new ArrayList<String>()));
        send(session -> {
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(PrisonSays.of("QUEUE-4").bytes());
            return bytes;
        });
        send(Session::createMapMessage);
        send(session -> session.createTextMessage(null));
        send(session -> session.createTextMessage("x".repeat(6 << 20)));
        await().atMost(ofSeconds(20)).until(() -> unread() == before + 5);
        assertThat(people.find(new PersonNumber("QUEUE-4"))).isEmpty();
    }

    @Test
    void headersSteerNothing() throws JMSException {
        send(session -> {
            Message message = session.createTextMessage(PrisonSays.of("QUEUE-5").json());
            message.setStringProperty("CamelJmsDestinationName", "DLQ");
            message.setStringProperty("CAmelBeanMethodName", "toString");
            message.setStringProperty("JMSXGroupID", "1");
            message.setStringProperty("big", "x".repeat(100_000));
            return message;
        });
        await().atMost(ofSeconds(20))
                .until(() -> people.find(new PersonNumber("QUEUE-5")).isPresent());
    }

    private long unread() {
        return quarantine.list(0).items().stream()
                .filter(one -> one.errors().get(0).message().contains("text message"))
                .count();
    }

    private void send(Writer writer) throws JMSException {
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession()) {
            session.createProducer(session.createQueue(Queues.RECORDS_EVENTS)).send(writer.write(session));
        }
    }
}
