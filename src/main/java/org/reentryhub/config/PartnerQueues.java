package org.reentryhub.config;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.net.ConnectException;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The way to partners' own queues. It has connections of its own: over those of the hub's work queues a send would join the
 * transaction of the work that it is part of, and be recorded as delivered before the broker has it.
 */
@Configuration
class PartnerQueues {

    @Bean(defaultCandidate = false, destroyMethod = "stop")
    JmsPoolConnectionFactory partnerQueueConnections(@Qualifier("brokerConnections") ConnectionFactory connections) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(connections);
        pool.setMaxConnections(1);
        return pool;
    }

    /** A send returns when the broker has the message on its disk. */
    @Bean("jms-to-partner")
    JmsComponent jmsToPartner(@Qualifier("partnerQueueConnections") JmsPoolConnectionFactory connections) {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(new Reached(connections));
        jms.setTransacted(false);
        jms.setDeliveryPersistent(true);
        jms.setDestinationResolver(PartnerQueues::existing);
        jms.setAllowAutoWiredConnectionFactory(false);
        jms.setHeaderFilterStrategy(new OurProperties());
        return jms;
    }

    /**
     * The queue, if the broker has it. Artemis would drop what is sent to an address without a queue and say nothing; it does
     * look when a queue is named, every time, and says in words alone that there is none.
     */
    private static Destination existing(@Nullable Session session, String name, boolean topic) throws JMSException {
        try {
            return Objects.requireNonNull(session).createQueue(name);
        } catch (JMSException refused) {
            if (refused.getClass() != JMSException.class || refused.getCause() != null) {
                throw refused;
            }
            throw (JMSException) new InvalidDestinationException("the broker has no such queue").initCause(refused);
        }
    }

    /** Says of a broker that cannot be reached what it is: nothing has left. */
    private record Reached(JmsPoolConnectionFactory pool) implements ConnectionFactory {
        @Override
        public Connection createConnection() throws JMSException {
            try {
                return pool.createConnection();
            } catch (JMSException away) {
                JMSException nothingLeft = new JMSException("the broker cannot be reached");
                nothingLeft.initCause(new ConnectException("the broker cannot be reached").initCause(away));
                throw nothingLeft;
            }
        }

        @Override
        public Connection createConnection(String user, String password) throws JMSException {
            return pool.createConnection(user, password);
        }

        @Override
        public JMSContext createContext() {
            return pool.createContext();
        }

        @Override
        public JMSContext createContext(String user, String password) {
            return pool.createContext(user, password);
        }

        @Override
        public JMSContext createContext(String user, String password, int mode) {
            return pool.createContext(user, password, mode);
        }

        @Override
        public JMSContext createContext(int mode) {
            return pool.createContext(mode);
        }
    }

    /** Lets out what the partner guide names, and nothing in. */
    private static final class OurProperties implements HeaderFilterStrategy {
        private static final Set<String> TOLD = Set.of("idempotencyKey", "kind", "version", "replay");

        @Override
        public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
            return !TOLD.contains(name);
        }

        @Override
        public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
            return true;
        }
    }
}
