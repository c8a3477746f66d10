package org.reentryhub.story;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.delivery.FrozenBodies;
import org.reentryhub.delivery.NextAttempts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;

/** A receiver takes its messages from a queue of its own: the same messages, once each, and none is lost on the way. */
@HubTest
class AQueueTest {
    private static final String QUEUE = "partner.housing-1106";

    @LocalServerPort
    private int port;

    @Value("${sandbox.port}")
    private int sandboxPort;

    @Autowired
    private EmbeddedActiveMQ broker;

    @Autowired
    private CamelContext camel;

    @Autowired
    private FrozenBodies bodies;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final JmsTemplate receiver;
    private SomebodyInPrison person;

    AQueueTest(@Autowired ConnectionFactory connections) {
        receiver = new JmsTemplate(connections);
        receiver.setReceiveTimeout(45_000);
    }

    @BeforeEach
    void somebodyFromHaugesundIsInPrison() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().from("1106").event("admitted", "2026-11-20T08:00:00Z"));
    }

    @AfterEach
    void theQueueIsAsItWas() throws Exception {
        server().getAddressSettingsRepository().removeMatch(QUEUE);
        if (server().locateQueue(SimpleString.of(QUEUE)) == null) {
            server().createQueue(QueueConfiguration.of(QUEUE).setRoutingType(RoutingType.ANYCAST));
        }
        server().locateQueue(SimpleString.of(QUEUE)).deleteAllReferences();
    }

    @Test
    void whatIsOnTheQueueIsWhatAReceiverWhoFetchesWouldGet() throws JMSException {
        String referral = person.handedOver();

        Message message = received();
        person.awaitState(referral, "SENT");
        assertThat(Hub.json(message.getBody(String.class)).at("/referralId").asText())
                .isEqualTo(referral);
        assertThat(sha256(message.getBody(String.class))).isEqualTo(frozen(referral));
        assertThat(names(message)).containsExactlyInAnyOrder("idempotencyKey", "kind", "version");
        assertThat(message.getStringProperty("idempotencyKey"))
                .isEqualTo(
                        person.referral(referral).at("/deliveries/0/messageId").asText());
        assertThat(message.getStringProperty("kind")).isEqualTo("REFERRAL");
        assertThat(message.getIntProperty("version")).isEqualTo(1);
    }

    @Test
    void itIsKeptOnDiskAndNotForEver() throws JMSException {
        person.handedOver();

        Message message = received();
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(Duration.between(Instant.now(), Instant.ofEpochMilli(message.getJMSExpiration())))
                .isBetween(ofDays(5).minusMinutes(5), ofDays(5));
    }

    @Test
    void whatIsNotTakenInTimeIsGoneAndNoCopyLiesElsewhere() {
        JmsTemplate shortly = new JmsTemplate(Objects.requireNonNull(receiver.getConnectionFactory()));
        shortly.setExplicitQosEnabled(true);
        shortly.setTimeToLive(1);
        shortly.convertAndSend(QUEUE, "not taken in time");
        await().atMost(ofSeconds(15)).until(() -> {
            server().locateQueue(SimpleString.of(QUEUE)).expireReferences();
            return waiting() == 0;
        });

        assertThat(server().locateQueue(SimpleString.of("DLQ")).getMessageCount())
                .isZero();
    }

    @Test
    void whatTheReceiverCannotTakeStaysForIt() {
        person.handedOver();
        receiver.setSessionTransacted(true);
        for (int failure = 1; failure <= 3; failure++) {
            receiver.execute(
                    session -> {
                        assertThat(session.createConsumer(session.createQueue(QUEUE))
                                        .receive(40_000))
                                .isNotNull();
                        session.rollback();
                        return null;
                    },
                    true);
        }
        receiver.setSessionTransacted(false);

        assertThat(waiting()).isOne();
    }

    @Test
    void aSendIsNoPartOfTheTransactionInWhichItsWorkWasTaken() {
        assertThat(camel.getComponent("jms-to-partner", JmsComponent.class)
                        .getConfiguration()
                        .isTransacted())
                .isFalse();
        assertThat(camel.getComponent("jms-to-partner", JmsComponent.class)
                        .getConfiguration()
                        .getConnectionFactory())
                .isNotSameAs(camel.getComponent("jms", JmsComponent.class)
                        .getConfiguration()
                        .getConnectionFactory());
    }

    @Test
    void versionsComeInTheirOrderAndOnceEach() throws JMSException {
        String referral = person.handedOver();
        person.awaitState(referral, "SENT");
        person.prisonSays(person.record()
                .from("1106")
                .released("2027-03-14")
                .event("release-date-changed", "2026-11-21T08:00:00Z"));
        await().atMost(ofSeconds(15)).until(() -> waiting() == 2);
        person.caseManager().post("/api/referrals/" + referral + "/cancellation", "{\"reason\":\"NO_LONGER_NEEDED\"}");
        await().atMost(ofSeconds(15)).until(() -> waiting() == 3);

        List<String> kinds = new ArrayList<>();
        for (int version = 1; version <= 3; version++) {
            Message message = received();
            assertThat(message.getIntProperty("version")).isEqualTo(version);
            kinds.add(message.getStringProperty("kind"));
        }
        assertThat(kinds).containsExactly("REFERRAL", "UPDATE", "CANCELLATION");
        assertThat(waiting()).isZero();
    }

    @Test
    void whatTheBrokerRefusesIsTriedAgainWithTheSameKey() throws JMSException {
        receiver.convertAndSend(QUEUE, "what fills the queue to its limit");
        server().getAddressSettingsRepository()
                .addMatch(
                        QUEUE,
                        new AddressSettings()
                                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
                                .setMaxSizeBytes(1)
                                .setAutoDeleteQueues(false)
                                .setAutoDeleteAddresses(false));
        String referral = person.handedOver();
        person.awaitWaiting(referral);
        assertThat(waiting()).isOne();
        server().getAddressSettingsRepository().removeMatch(QUEUE);
        received();
        // The broker does not notice at once that there is room again.
        await().atMost(ofSeconds(60)).until(() -> {
            NextAttempts.ofReferrals(jdbc, clock).comeNow(referral);
            return waiting() == 1;
        });

        Message message = received();
        assertThat(message.getStringProperty("idempotencyKey"))
                .isEqualTo(
                        person.referral(referral).at("/deliveries/0/messageId").asText());
        person.awaitState(referral, "SENT");
        assertThat(waiting()).isZero();
    }

    @Test
    void aQueueThatIsNotThereIsAWrongAddressAndNothingIsLost() throws Exception {
        server().destroyQueue(SimpleString.of(QUEUE));
        String referral = person.handedOver();
        await().atMost(ofSeconds(15)).untilAsserted(() -> assertThat(person.referral(referral)
                        .at("/deliveries/0/attempts/0/outcome")
                        .asText())
                .isEqualTo("MISDIRECTED"));
        server().createQueue(QueueConfiguration.of(QUEUE).setRoutingType(RoutingType.ANYCAST));

        Hub.at(port)
                .as("operator")
                .post(
                        "/ops/deliveries/"
                                + person.referral(referral)
                                        .at("/deliveries/0/messageId")
                                        .asText() + "/retry",
                        "");
        assertThat(received().getStringProperty("kind")).isEqualTo("REFERRAL");
    }

    private Message received() {
        return Objects.requireNonNull(receiver.receive(QUEUE), "nothing on the queue");
    }

    /** What the bytes are known by that were composed once, and that a receiver who fetches would get. */
    private String frozen(String referral) {
        UUID messageId = UUID.fromString(
                person.referral(referral).at("/deliveries/0/messageId").asText());
        return Objects.requireNonNull(bodies.sha256(List.of(messageId)).get(messageId));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private long waiting() {
        return server().locateQueue(SimpleString.of(QUEUE)).getMessageCount();
    }

    private ActiveMQServer server() {
        return broker.getActiveMQServer();
    }

    private static List<String> names(Message message) throws JMSException {
        return Collections.list((java.util.Enumeration<?>) message.getPropertyNames()).stream()
                .map(String::valueOf)
                .filter(name -> !name.startsWith("JMSX"))
                .toList();
    }
}
