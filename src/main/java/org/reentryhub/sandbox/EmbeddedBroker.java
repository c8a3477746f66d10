package org.reentryhub.sandbox;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.reentryhub.Queues;
import org.reentryhub.partner.Partners;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/**
 * A real Artemis inside the JVM, its journal in the data folder, with no port open to anybody. It carries work and holds no
 * truth: the journal may be deleted at any time.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@Profile("!production")
@ConditionalOnExpression("'${hub.broker-url:}'.isEmpty()")
class EmbeddedBroker {
    private static final String DEAD_LETTERS = "DLQ";

    /** In-VM acceptors of one JVM are told apart by a number; test contexts live side by side. */
    private final String address = "vm://" + (UUID.randomUUID().hashCode() & Integer.MAX_VALUE);

    @Bean(destroyMethod = "stop")
    EmbeddedActiveMQ embeddedArtemis(DataFolder folder, Partners partners) throws Exception {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration(folder, partners));
        broker.start();
        return broker;
    }

    @Bean(defaultCandidate = false)
    ConnectionFactory brokerConnections(EmbeddedActiveMQ startedBefore) {
        return new ActiveMQConnectionFactory(address + "?consumerWindowSize=0");
    }

    private Configuration configuration(DataFolder folder, Partners partners) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("reentry-hub")
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalDatasync(true)
                .setMaxDiskUsage(-1) // on a disk that is 90 % full, Artemis would let whoever sends wait for ever
                .setBindingsDirectory(folder.resolve("broker/bindings").toString())
                .setJournalDirectory(folder.resolve("broker/journal").toString())
                .setLargeMessagesDirectory(folder.resolve("broker/large").toString())
                .setPagingDirectory(folder.resolve("broker/paging").toString())
                .addAcceptorConfiguration("in-vm", address)
                .addAddressSetting("#", work())
                .addAddressSetting(Queues.RECORDS_EVENTS, records())
                .addAddressSetting(Queues.OF_PARTNERS + "#", ofPartners());
        Queues.ALL.forEach(queue -> configuration.addQueueConfiguration(queue(queue)));
        partners.all().stream()
                .flatMap(partner -> partner.channel().queue().stream())
                .forEach(queue -> configuration.addQueueConfiguration(queue(queue)));
        configuration.addQueueConfiguration(queue(DEAD_LETTERS));
        return configuration;
    }

    private static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST).setDurable(true);
    }

    /** A record that cannot be written down now is content that exists nowhere else: it stays until it can be, and no copy lies elsewhere. */
    static AddressSettings records() {
        return work().setMaxDeliveryAttempts(-1);
    }

    /**
     * A message to a partner has content, so it lies in one place and not for long: it stays until the partner has taken it,
     * and on the day when the hub would give up it is gone without a copy. The hub's own row says that nobody answered.
     */
    static AddressSettings ofPartners() {
        return work().setMaxDeliveryAttempts(-1)
                .setExpiryDelay(Duration.ofDays(5).toMillis())
                .setExpiryAddress(SimpleString.of(""))
                .setDeadLetterAddress(SimpleString.of(""));
    }

    /** Without a dead-letter address Artemis discards after ten tries, and without a delay it takes half a second. */
    static AddressSettings work() {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
                .setExpiryAddress(SimpleString.of(DEAD_LETTERS))
                .setMaxDeliveryAttempts(10)
                .setRedeliveryDelay(1_000)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(30_000)
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }
}
