package org.reentryhub.health;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What HAPI would tell too much of: its errors repeat what they could not read, and its metadata promises XML. */
@Interceptor
public class FhirManners {
    private static final Logger log = LoggerFactory.getLogger(FhirManners.class);

    /** The hub's own refusals as they are; everything else in words that repeat nothing. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException refuse(Throwable failure) {
        if (failure instanceof PreconditionFailedException
                || failure instanceof ResourceNotFoundException
                || failure instanceof UnprocessableEntityException) {
            return (BaseServerResponseException) failure;
        }
        if (failure instanceof InvalidRequestException || failure instanceof DataFormatException) {
            return new InvalidRequestException("The request is not one that a FHIR R4 Task can be read or updated by.");
        }
        log.error("a Task request failed: {}", failure.getClass().getName());
        return new InternalErrorException("The hub failed; nothing was changed. Please try again.");
    }

    /** Says what is there: Task, as JSON. */
    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void describe(IBaseConformance statement) {
        if (statement instanceof CapabilityStatement capabilities) {
            capabilities.getFormat().clear();
            capabilities.addFormat("application/fhir+json");
            capabilities.getImplementation().setDescription("Reentry Hub: where recipients move their Tasks");
            capabilities.getRestFirstRep().getResource().removeIf(resource -> !resource.getType()
                    .equals("Task"));
        }
    }
}
