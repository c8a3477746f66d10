package org.reentryhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.Queues;

/** A broker with the rules of {@code deploy/broker.xml}: who may send where, and who may read what. */
class BrokerRolesTest {
    private static final String A_PARTNERS = "partner.housing-1106";
    /** A partner whose operator forgot the rule about its queue. */
    private static final String ANOTHERS = "partner.housing-9999";

    private static final String ADDRESS = "vm://" + (UUID.randomUUID().hashCode() & Integer.MAX_VALUE);
    private static final EmbeddedActiveMQ BROKER = new EmbeddedActiveMQ();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        FileConfiguration rules = new FileConfiguration();
        var reader =
                new FileDeploymentManager(Path.of("deploy/broker.xml").toUri().toString());
        reader.addDeployable(rules);
        reader.readConfiguration();
        rules.getAcceptorConfigurations().clear();
        rules.addAcceptorConfiguration("in-vm", ADDRESS)
                .setPersistenceEnabled(false)
                .setJMXManagementEnabled(false)
                .setPagingDirectory(folder.resolve("paging").toString())
                .addQueueConfiguration(QueueConfiguration.of(ANOTHERS).setRoutingType(RoutingType.ANYCAST));
        SecurityConfiguration users = new SecurityConfiguration();
        user(users, "hub", "amq");
        user(users, "haugesund", "housing-1106");
        user(users, "elsewhere", "housing-9999");
        user(users, "records", "prison-records");
        BROKER.setConfiguration(rules)
                .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        BROKER.start();
    }

    private static void user(SecurityConfiguration users, String name, String role) {
        users.addUser(name, name);
        users.addRole(name, role);
    }

    @AfterAll
    static void stop() throws Exception {
        BROKER.stop();
    }

    @Test
    void aPartnerReadsWhatTheHubSentIt() {
        send("hub", A_PARTNERS);

        assertThat(read("haugesund", A_PARTNERS)).isEqualTo("words");
    }

    @Test
    void nobodyButThatPartnerReadsItsQueueNotEvenTheHub() {
        for (String user : Set.of("hub", "elsewhere", "records")) {
            assertThatThrownBy(() -> read(user, A_PARTNERS)).as(user).isInstanceOf(JMSSecurityRuntimeException.class);
            assertThatThrownBy(() -> browse(user, A_PARTNERS)).as(user).isInstanceOf(JMSSecurityException.class);
        }
    }

    @Test
    void aQueueWithoutARuleOfItsOwnIsReadByNobody() {
        send("hub", ANOTHERS);

        for (String user : Set.of("hub", "haugesund", "elsewhere")) {
            assertThatThrownBy(() -> read(user, ANOTHERS)).as(user).isInstanceOf(JMSSecurityRuntimeException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {A_PARTNERS, ANOTHERS, Queues.RECORDS_EVENTS, Queues.DELIVER_HOUSING, "DLQ"})
    void aPartnerSendsToNoQueue(String queue) {
        assertThatThrownBy(() -> send("haugesund", queue)).isInstanceOf(JMSSecurityRuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {Queues.RECORDS_EVENTS, Queues.DELIVER_HOUSING, Queues.DELIVER_HEALTH, "DLQ"})
    void aPartnerReadsNoneOfTheHubsOwn(String queue) {
        assertThatThrownBy(() -> read("haugesund", queue)).isInstanceOf(JMSSecurityRuntimeException.class);
    }

    @Test
    void thePrisonsRecordsSendAndDoNotRead() {
        send("records", Queues.RECORDS_EVENTS);

        assertThatThrownBy(() -> read("records", Queues.RECORDS_EVENTS))
                .isInstanceOf(JMSSecurityRuntimeException.class);
        assertThatThrownBy(() -> send("records", Queues.DELIVER_HOUSING))
                .isInstanceOf(JMSSecurityRuntimeException.class);
        assertThat(read("hub", Queues.RECORDS_EVENTS)).isEqualTo("words");
    }

    @Test
    void aStrangerIsNotLetIn() {
        assertThatThrownBy(() -> send("nobody", A_PARTNERS)).isInstanceOf(JMSSecurityRuntimeException.class);
    }

    private static void send(String user, String queue) {
        try (var connections = new ActiveMQConnectionFactory(ADDRESS);
                JMSContext context = connections.createContext(user, user)) {
            context.createProducer().send(context.createQueue(queue), "words");
        }
    }

    private static String read(String user, String queue) {
        try (var connections = new ActiveMQConnectionFactory(ADDRESS);
                JMSContext context = connections.createContext(user, user);
                var consumer = context.createConsumer(context.createQueue(queue))) {
            return consumer.receiveBody(String.class, 5_000);
        }
    }

    private static void browse(String user, String queue) throws Exception {
        try (var connections = new ActiveMQConnectionFactory(ADDRESS);
                JMSContext context = connections.createContext(user, user);
                var browser = context.createBrowser(context.createQueue(queue))) {
            browser.getEnumeration().hasMoreElements();
        }
    }
}
