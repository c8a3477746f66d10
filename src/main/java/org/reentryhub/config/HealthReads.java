package org.reentryhub.config;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.reentryhub.health.FhirAnswer;
import org.reentryhub.health.FhirQuestion;
import org.reentryhub.health.FhirReads;
import org.springframework.stereotype.Component;

/** Takes the health package's questions to the route that carries them. */
@Component
class HealthReads implements FhirReads {
    private final ProducerTemplate routes;

    HealthReads(ProducerTemplate routes) {
        this.routes = routes;
    }

    @Override
    public FhirAnswer get(FhirQuestion question) {
        Exchange asked = routes.request(
                "direct:read-health", exchange -> exchange.getMessage().setBody(question));
        FhirAnswer answer = asked.getMessage().getBody(FhirAnswer.class);
        return asked.getException() == null && answer != null ? answer : FhirAnswer.NONE;
    }
}
