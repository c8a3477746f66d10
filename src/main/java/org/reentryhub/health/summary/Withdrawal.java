package org.reentryhub.health.summary;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** Takes back, at the receiver, what was asked there: its Task is cancelled, its request revoked. Why is said to nobody. */
public final class Withdrawal {
    /** All that a receiver is told of why. */
    public static final String WORDS = "Henvisningen er trukket tilbake av avsender.";

    private Withdrawal() {}

    /** The transaction that takes back what was found. */
    public static Bundle of(Task task, AtReceiver there) {
        var transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        Put.entry(transaction, there.base(), cancelled(task.copy()));
        there.request()
                .map(ServiceRequest::copy)
                .map(request -> request.setStatus(ServiceRequest.ServiceRequestStatus.REVOKED))
                .ifPresent(request -> Put.entry(transaction, there.base(), request));
        return transaction;
    }

    static Task cancelled(Task task) {
        task.setStatus(Task.TaskStatus.CANCELLED);
        task.setStatusReason(new CodeableConcept().setText(WORDS));
        task.setBusinessStatus(TransferPapers.concept(Systems.BUSINESS_STATUS, "cancelled", "Avlyst"));
        return task;
    }
}
