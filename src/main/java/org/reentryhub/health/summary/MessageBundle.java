package org.reentryhub.health.summary;

import java.net.URI;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * The same as a message (FHIR R4, 2.4): for receivers with {@code $process-message}. Its ids follow from what it carries, so
 * that a receiver knows a repeated one.
 *
 * @param hub where it comes from
 * @param receiver where it goes to, the receiver's own base
 */
public record MessageBundle(URI hub, URI receiver) {
    private static final String EVENTS = "http://terminology.hl7.org/CodeSystem/v2-0003";

    /** A referral: the Task in focus, and all that it leads to. */
    public Bundle referral(Referral referral, Cover cover, Bundle document) {
        var papers = new TransferPapers(referral, cover);
        var message = message(papers.id("message"), cover, referral.to(), "I12", "REF/RRI - Patient referral");
        focus(message, papers.outer("Task"), papers.task());
        add(message, papers.outer("ServiceRequest"), papers.request());
        add(message, papers.outer("Bundle"), document);
        add(message, papers.outer("Provenance"), papers.provenance(AtReceiver.NOTHING));
        return message;
    }

    /**
     * The cancellation of what a delivery brought; it says no more of the patient than that.
     *
     * @param cover of the document that went last
     */
    public Bundle cancellation(Cover cover, Party to) {
        var message = message(
                DerivedId.of(cover.id(), "message/cancellation"),
                cover,
                to,
                "I14",
                "REF/RRI - Cancel patient referral");
        var request = DerivedId.urn(DerivedId.of(cover.id(), "cancellation/ServiceRequest"));
        var task = Withdrawal.cancelled(new Task());
        task.addIdentifier(identifier(Systems.TASK, cover));
        task.setIntent(Task.TaskIntent.ORDER);
        task.setFocus(new Reference(request));
        task.setLastModifiedElement(cover.time());
        focus(message, DerivedId.urn(DerivedId.of(cover.id(), "cancellation/Task")), task);
        var revoked = new ServiceRequest();
        revoked.addIdentifier(identifier(Systems.REQUEST, cover));
        revoked.setStatus(ServiceRequest.ServiceRequestStatus.REVOKED);
        revoked.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        revoked.setSubject(new Reference().setDisplay("Pasienten i henvisningen"));
        add(message, request, revoked);
        return message;
    }

    /**
     * The request of a delivery, with the day of release as it is now. It says nothing of the Task: how far that has come is the
     * receiver's to say.
     *
     * @param id of this move: a repeated message has the same, a later move another
     */
    public Bundle amendment(Cover cover, Party to, UUID id, ReleaseChange change) {
        var message = message(id, cover, to, "I13", "REF/RRI - Modify patient referral");
        var address = DerivedId.urn(DerivedId.of(id, "ServiceRequest"));
        var request = new ServiceRequest();
        request.addIdentifier(identifier(Systems.REQUEST, cover));
        request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        request.setSubject(new Reference().setDisplay("Pasienten i henvisningen"));
        request.setOccurrence(change.said());
        ((MessageHeader) message.getEntryFirstRep().getResource()).addFocus(new Reference(address));
        add(message, address, request);
        return message;
    }

    private Bundle message(UUID id, Cover cover, Party to, String event, String display) {
        var message = new Bundle().setType(Bundle.BundleType.MESSAGE);
        cover.labels().forEach(message.getMeta()::addSecurity);
        message.setIdentifier(new Identifier().setSystem(Systems.UUID_URN).setValue(DerivedId.urn(id)));
        message.setTimestampElement(cover.instant());
        var header = new MessageHeader();
        header.setEvent(new Coding(EVENTS, event, display));
        header.setSender(cover.from().logical());
        header.getSource().setName("Reentry Hub").setEndpoint(hub.toString());
        header.addDestination()
                .setName(to.name())
                .setEndpoint(receiver.toString())
                .setReceiver(to.logical());
        header.setId(id.toString());
        add(message, DerivedId.urn(id), header);
        return message;
    }

    private static void focus(Bundle message, String address, Task task) {
        ((MessageHeader) message.getEntryFirstRep().getResource()).addFocus(new Reference(address));
        add(message, address, task);
    }

    private static void add(Bundle message, String address, Resource resource) {
        message.addEntry().setFullUrl(address).setResource(resource);
    }

    private static Identifier identifier(String system, Cover cover) {
        return new Identifier().setSystem(system).setValue(cover.id().toString());
    }
}
