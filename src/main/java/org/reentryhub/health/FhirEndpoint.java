package org.reentryhub.health;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.ETagSupportEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.reentryhub.HubAddress;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hub's own FHIR endpoint, {@code /fhir}: HAPI's servlet with Task and nothing else, JSON only. */
@Configuration(proxyBeanMethods = false)
class FhirEndpoint {

    @Bean
    ServletRegistrationBean<RestfulServer> fhirServlet(FhirContext fhir, TaskProvider tasks, HubAddress address) {
        var server = new RestfulServer(fhir);
        server.setResourceProviders(tasks);
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setETagSupport(ETagSupportEnum.ENABLED);
        server.setServerName("Reentry Hub");
        server.setServerAddressStrategy(
                new HardcodedServerAddressStrategy(address.of("/fhir").toString()));
        var servlet = new ServletRegistrationBean<>(server, "/fhir/*");
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
