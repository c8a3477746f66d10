package org.reentryhub.faults;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import java.util.UUID;
import org.aopalliance.intercept.MethodInterceptor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.MessageOwner;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

/** The mistakes that are made on the way in and out, and not at the database. */
class SabotagedRoutes {

    private static boolean is(PlantedBug bug) {
        return Sabotage.planted().filter(bug::equals).isPresent();
    }

    /** A way in that does not see by what name somebody asks. */
    @Bean
    Filter keysAreIgnored() {
        return (request, response, chain) -> chain.doFilter(
                is(PlantedBug.KEYS_ARE_IGNORED) ? new WithoutKey((HttpServletRequest) request) : request, response);
    }

    private static final class WithoutKey extends HttpServletRequestWrapper {
        WithoutKey(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isKey(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isKey(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        private static boolean isKey(String name) {
            boolean key = name.equalsIgnoreCase("Idempotency-Key");
            if (key) {
                Sabotage.applied();
            }
            return key;
        }
    }

    /** Whoever composed a message objects to nothing any more. */
    @Bean
    static BeanPostProcessor consentIsAskedOnce() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof MessageOwner && isMadeToYield() ? yielding(bean) : bean;
            }
        };
    }

    private static boolean isMadeToYield() {
        return is(PlantedBug.CONSENT_IS_ASKED_ONCE) || is(PlantedBug.VERSION_CHECK_OFF);
    }

    private static Object yielding(Object owner) {
        ProxyFactory factory = new ProxyFactory(owner);
        factory.setProxyTargetClass(true);
        factory.addAdvice((MethodInterceptor)
                call -> call.getMethod().getName().equals("objection") ? Optional.empty() : call.proceed());
        return factory.getProxy();
    }

    /** Around every call to a partner. */
    @Bean
    InterceptStrategy aroundCalls() {
        return new InterceptStrategy() {
            @Override
            public Processor wrapProcessorInInterceptors(
                    CamelContext context, NamedNode node, Processor target, Processor next) {
                return node.getShortName().equals("toD") ? new Call(target) : target;
            }
        };
    }

    private static final class Call extends DelegateAsyncProcessor {
        private final Processor target;

        Call(Processor target) {
            super(target);
            this.target = target;
        }

        @Override
        public boolean process(Exchange exchange, org.apache.camel.AsyncCallback callback) {
            try {
                process(exchange);
            } catch (Exception failed) {
                exchange.setException(failed);
            }
            callback.done(true);
            return true;
        }

        @Override
        public void process(Exchange exchange) throws Exception {
            if (is(PlantedBug.A_NEW_NAME_EACH_TIME)) {
                exchange.getMessage().setHeader("Idempotency-Key", UUID.randomUUID());
                Sabotage.applied();
            }
            target.process(exchange);
            if (is(PlantedBug.REFUSED_IS_TRIED_AGAIN)
                    && Integer.valueOf(422).equals(status(exchange).orElse(null))) {
                exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 503);
                Sabotage.applied();
            }
            if (is(PlantedBug.SILENCE_IS_AN_ANSWER) && exchange.getException() != null) {
                exchange.setException(null);
                Sabotage.applied();
                exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
                exchange.getMessage().setBody("");
            }
        }

        private static Optional<Integer> status(Exchange exchange) {
            return Optional.ofNullable(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class));
        }
    }
}
