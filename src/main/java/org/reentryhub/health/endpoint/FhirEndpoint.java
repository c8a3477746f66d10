package org.reentryhub.health.endpoint;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.reentryhub.HubAddress;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hub's own FHIR endpoint, {@code /fhir}, behind the same doors as everything else. */
@Configuration(proxyBeanMethods = false)
class FhirEndpoint {

    @Bean
    ServletRegistrationBean<TaskServer> fhirServlet(
            FhirContext fhir, TaskProvider tasks, RequestProvider requests, HubAddress address) {
        var servlet = new ServletRegistrationBean<>(new TaskServer(fhir, tasks, requests, address), "/fhir/*");
        servlet.setName("fhir");
        return servlet;
    }

    @Bean
    FilterRegistrationBean<JsonOnly> jsonOnly(ObjectMapper json) {
        var filter = new FilterRegistrationBean<>(new JsonOnly(json));
        filter.addUrlPatterns("/fhir/*");
        return filter;
    }
}
