package org.reentryhub.config;

import jakarta.jms.ConnectionFactory;
import java.util.Locale;
import java.util.Set;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The broker as Camel and Spring see it: one pooled factory for reading and sending, so that both join one session. */
@Configuration
class Messaging {

    /** A broker of its own; the embedded one brings its own factory. */
    @Bean(defaultCandidate = false)
    @ConditionalOnExpression("!'${hub.broker-url:}'.isEmpty()")
    ConnectionFactory brokerConnections(
            @Value("${hub.broker-url}") String url,
            @Value("${hub.broker-user}") String user,
            @Value("${hub.broker-password}") String password) {
        ActiveMQConnectionFactory connections = user.isBlank()
                ? new ActiveMQConnectionFactory(url)
                : new ActiveMQConnectionFactory(url, user, password);
        // Whatever the address says: without it a send returns before the broker has the message.
        connections.setBlockOnDurableSend(true);
        return connections;
    }

    @Bean(destroyMethod = "stop")
    JmsPoolConnectionFactory connectionFactory(@Qualifier("brokerConnections") ConnectionFactory connections) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(connections);
        pool.setMaxConnections(4);
        pool.setMaxSessionsPerConnection(200);
        return pool;
    }

    /**
     * Camel's jms component. The defaults would make a transaction manager of their own and a new consumer per message
     * (five times slower), and would take any header anybody sends.
     */
    @Bean
    JmsComponent jms(JmsPoolConnectionFactory connectionFactory) {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(connectionFactory);
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setAcceptMessagesWhileStopping(false);
        jms.setAsyncStartListener(true);
        jms.setRecoveryInterval(1_000);
        jms.setErrorHandlerLogStackTrace(false);
        jms.setAllowAutoWiredConnectionFactory(false);
        jms.setHeaderFilterStrategy(new NoHeaders());
        return jms;
    }

    /** Lets nothing through from a queue but the few headers that JMS itself sets, and nothing out. */
    static final class NoHeaders implements HeaderFilterStrategy {
        private static final Set<String> TAKEN = Set.of("jmsmessageid", "jmstimestamp", "jmsredelivered", "jmstype");

        @Override
        public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
            return true;
        }

        @Override
        public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
            return !TAKEN.contains(name.toLowerCase(Locale.ROOT));
        }
    }
}
