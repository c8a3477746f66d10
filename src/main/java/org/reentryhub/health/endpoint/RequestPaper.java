package org.reentryhub.health.endpoint;

import java.util.Date;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.health.summary.Systems;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDelivery.Release;
import org.reentryhub.health.transfer.TransferState;

/** The request behind a Task, as far as the hub remembers it: that it was made and whether it stands. Pure. */
final class RequestPaper {
    private RequestPaper() {}

    static ServiceRequest of(HealthDelivery delivery, TransferState transfer) {
        var request = new ServiceRequest();
        request.setId("ServiceRequest/" + delivery.id());
        request.addIdentifier(identifier(Systems.REQUEST, delivery.id().toString()));
        request.setRequisition(identifier(Systems.TRANSFER, delivery.transfer().toString()));
        request.setStatus(status(delivery, transfer));
        request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        request.setSubject(withheld());
        delivery.notes()
                .stands()
                .flatMap(Release::expected)
                .ifPresent(day -> request.setOccurrence(new DateTimeType(day.toString())));
        request.setAuthoredOn(Date.from(delivery.createdAt().toInstant()));
        return request;
    }

    private static ServiceRequestStatus status(HealthDelivery delivery, TransferState transfer) {
        var standing =
                switch (delivery.notes().task()) {
                    case COMPLETED -> ServiceRequestStatus.COMPLETED;
                    case ENTERED_IN_ERROR -> ServiceRequestStatus.ENTEREDINERROR;
                    case REJECTED, CANCELLED, FAILED -> ServiceRequestStatus.REVOKED;
                    case REQUESTED, RECEIVED, ACCEPTED, IN_PROGRESS, ON_HOLD -> ServiceRequestStatus.ACTIVE;
                };
        var stopped = transfer == TransferState.STOPPED || delivery.state() == DeliveryState.STOPPED;
        return stopped && standing == ServiceRequestStatus.ACTIVE ? ServiceRequestStatus.REVOKED : standing;
    }

    /** FHIR wants a subject; whom it is about stands in what was sent and nowhere at the hub. */
    private static Reference withheld() {
        var subject = new Reference();
        subject.addExtension(Systems.ABSENT, new CodeType("masked"));
        return subject;
    }

    private static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }
}
