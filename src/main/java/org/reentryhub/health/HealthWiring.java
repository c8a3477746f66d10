package org.reentryhub.health;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.MeterRegistry;
import org.reentryhub.health.summary.SummaryValidator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the stations share: one FHIR context and one validator, both dear to make. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HealthSettings.class)
class HealthWiring {

    @Bean
    FhirContext fhirContext() {
        return FhirContext.forR4();
    }

    @Bean
    SummaryValidator summaryValidator(FhirContext fhir, HealthSettings settings, MeterRegistry metrics) {
        var warnings = metrics.counter("reentryhub.health.document.warnings");
        return new SummaryValidator(fhir, settings.packagesFolder(), warnings::increment);
    }
}
