package org.reentryhub.health.endpoint;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.ETagSupportEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import org.reentryhub.HubAddress;

/** HAPI's servlet, with Task, the request that a Task points at, and nothing else. */
final class TaskServer extends RestfulServer {
    private static final long serialVersionUID = 1L;

    private final transient HubAddress address;

    TaskServer(FhirContext fhir, TaskProvider tasks, RequestProvider requests, HubAddress address) {
        super(fhir);
        this.address = address;
        setResourceProviders(tasks, requests);
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setETagSupport(ETagSupportEnum.ENABLED);
        setServerName("Reentry Hub");
        registerInterceptor(new FhirManners());
        registerInterceptor(new ShapeFirst());
    }

    /** At the first request: only then is it known on which port the hub listens. */
    @Override
    protected void initialize() {
        setServerAddressStrategy(
                new HardcodedServerAddressStrategy(address.of("/fhir").toString()));
    }

    /** Nobody needs to know what it runs on. */
    @Override
    protected String createPoweredByHeader() {
        return "";
    }
}
