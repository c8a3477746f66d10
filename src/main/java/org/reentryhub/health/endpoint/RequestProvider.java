package org.reentryhub.health.endpoint;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Objects;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.reentryhub.audit.CurrentActor;
import org.reentryhub.health.answer.TaskMapping;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code /fhir/ServiceRequest}: what a recipient's Task at the hub points at, under the same id as the Task. */
@Component
class RequestProvider implements IResourceProvider {
    private final OwnTasks own;
    private final CurrentActor caller;
    private final TransactionTemplate transactions;

    RequestProvider(
            OwnTasks own, CurrentActor caller, @Qualifier("healthTransactions") TransactionTemplate transactions) {
        this.own = own;
        this.caller = caller;
        this.transactions = transactions;
    }

    @Override
    public Class<ServiceRequest> getResourceType() {
        return ServiceRequest.class;
    }

    /** The request of a delivery to the caller; another's is as unknown as one that never was. */
    @Read
    public ServiceRequest read(@IdParam IdType id) {
        return TaskMapping.uuid(id.getIdPart())
                .flatMap(delivery -> Objects.requireNonNull(transactions.execute(status ->
                        own.delivery(caller.get().organisation(), delivery).flatMap(own::request))))
                .orElseThrow(() -> new ResourceNotFoundException(FhirManners.NOTHING_HERE));
    }
}
