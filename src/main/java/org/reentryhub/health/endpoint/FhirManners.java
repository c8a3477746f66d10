package org.reentryhub.health.endpoint;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.NotImplementedOperationException;
import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.reentryhub.health.wire.FhirTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What HAPI would tell too much of: its errors repeat what they could not read, and its metadata promises XML. */
@Interceptor
public class FhirManners {
    /** To whoever asks for another's, for what never was, and for what this endpoint does not do. */
    static final String NOTHING_HERE = "There is nothing here that you may see.";

    private static final Set<String> OFFERED = Set.of("Task", "ServiceRequest");
    private static final Logger log = LoggerFactory.getLogger(FhirManners.class);

    /** The hub's own refusals as they are; everything else in words that repeat nothing. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException refuse(Throwable failure) {
        if (failure instanceof FhirTrouble trouble && trouble.kind() == FhirTrouble.Kind.TOO_LARGE) {
            return new PayloadTooLargeException("The request has more entries than this endpoint takes.");
        }
        if (failure instanceof PreconditionFailedException
                || failure instanceof ResourceNotFoundException
                || failure instanceof UnprocessableEntityException) {
            return (BaseServerResponseException) failure;
        }
        if (failure instanceof InvalidRequestException
                || failure instanceof DataFormatException
                || failure instanceof FhirTrouble) {
            return new InvalidRequestException("The request is not one that this endpoint can read in FHIR R4.");
        }
        if (failure instanceof MethodNotAllowedException || failure instanceof NotImplementedOperationException) {
            return new ResourceNotFoundException(NOTHING_HERE);
        }
        log.error("a Task request failed: {}", failure.getClass().getName());
        return new InternalErrorException("The hub failed; nothing was changed. Please try again.");
    }

    /** Says what is there, as JSON, and how a client comes in. */
    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void describe(IBaseConformance statement) {
        if (statement instanceof CapabilityStatement capabilities) {
            capabilities.getFormat().clear();
            capabilities.addFormat("application/fhir+json");
            capabilities.getImplementation().setDescription("Reentry Hub: where recipients find and move their Tasks");
            var rest = capabilities.getRestFirstRep();
            rest.getOperation().clear();
            rest.getInteraction().clear();
            rest.getResource().removeIf(resource -> !OFFERED.contains(resource.getType()));
            rest.getResource().forEach(FhirManners::describe);
            rest.setSecurity(new CapabilityStatement.CapabilityStatementRestSecurityComponent()
                    .addService(new CodeableConcept(new Coding()
                            .setSystem("http://terminology.hl7.org/CodeSystem/restful-security-service")
                            .setCode("OAuth")))
                    .setDescription("Bearer token (JWT) of the recipient's own client; see the hub's partner guide"));
        }
    }

    /** Nothing is promised beside what is done: no operations, no history, no includes. */
    private static void describe(CapabilityStatement.CapabilityStatementRestResourceComponent resource) {
        resource.getOperation().clear();
        resource.getSearchInclude().clear();
        resource.getSearchRevInclude().clear();
        if (resource.getType().equals("Task")) {
            resource.setVersioning(CapabilityStatement.ResourceVersionPolicy.VERSIONEDUPDATE);
        }
    }
}
