package org.reentryhub.config;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.reentryhub.health.wire.FhirAnswer;
import org.reentryhub.health.wire.FhirQuestion;
import org.reentryhub.health.wire.FhirReads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the health package's questions to the route that carries them. Silent about those that the hub itself broke off,
 * which it does because of what another answer said.
 */
@Component
class HealthReads implements FhirReads {
    private static final Logger log = LoggerFactory.getLogger(HealthReads.class);

    private final ProducerTemplate routes;

    HealthReads(ProducerTemplate routes) {
        this.routes = routes;
    }

    @Override
    public FhirAnswer get(FhirQuestion question) {
        Exchange asked = routes.request(
                "direct:read-health", exchange -> exchange.getMessage().setBody(question));
        FhirAnswer answer = asked.getMessage().getBody(FhirAnswer.class);
        if (asked.getException() != null && question.allowance().isWaitedFor()) {
            log.warn(
                    "partner {} gave no answer: {}",
                    question.partner(),
                    asked.getException().getClass().getSimpleName());
        }
        return asked.getException() == null && answer != null ? answer : FhirAnswer.NONE;
    }
}
