package org.reentryhub.health.summary;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * One transaction for the receiver's server: the request, the task to follow it by, the document, and who made them. Every
 * entry is a conditional create on an identifier of the hub, or a PUT on an id derived from it (Provenance has no
 * identifier in R4), so that sending it twice makes nothing twice. What the receiver has already stays what it is there and is
 * led to the new document and told the day of release as it is expected now: the Task keeps its identifier and how far it has
 * come.
 */
public final class TransferBundle {
    private final TransferPapers papers;
    private final Cover cover;

    private TransferBundle(Referral referral, Cover cover) {
        this.papers = new TransferPapers(referral, cover);
        this.cover = cover;
    }

    /** The transaction that carries a document to a receiver who has nothing yet. */
    public static Bundle of(Referral referral, Cover cover, Bundle document) {
        return of(referral, cover, document, AtReceiver.NOTHING);
    }

    /** The transaction that carries a document to a receiver who has an earlier one, or may have. */
    public static Bundle of(Referral referral, Cover cover, Bundle document, AtReceiver there) {
        return new TransferBundle(referral, cover).around(document, there);
    }

    private Bundle around(Bundle document, AtReceiver there) {
        var transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        cover.labels().forEach(transaction.getMeta()::addSecurity);
        there.request()
                .ifPresentOrElse(
                        known -> Put.entry(transaction, there.base(), led(known)),
                        () -> create(transaction, papers.request(), papers.identifier(Systems.REQUEST)));
        there.task()
                .ifPresentOrElse(
                        known -> Put.entry(transaction, there.base(), led(known)),
                        () -> create(transaction, papers.task(), papers.identifier(Systems.TASK)));
        create(transaction, document, document.getIdentifier());
        var provenance =
                transaction.addEntry().setFullUrl(papers.outer("Provenance")).setResource(papers.provenance(there));
        provenance.getRequest().setMethod(Bundle.HTTPVerb.PUT).setUrl("Provenance/" + papers.id("Provenance"));
        return transaction;
    }

    private ServiceRequest led(ServiceRequest known) {
        var led = known.copy();
        led.getSupportingInfo()
                .removeIf(info ->
                        Systems.UUID_URN.equals(info.getIdentifier().getSystem()) || "Bundle".equals(info.getType()));
        led.addSupportingInfo(papers.document());
        papers.expect(led);
        return led;
    }

    private Task led(Task known) {
        var led = known.copy();
        led.getInput().removeIf(AtReceiver::isDocument);
        led.addInput()
                .setType(TransferPapers.concept(Systems.TASK_INPUT, TransferPapers.DOCUMENT, "Pasientsammendrag"))
                .setValue(papers.document());
        papers.expect(led);
        led.setLastModifiedElement(cover.time());
        return led;
    }

    private void create(Bundle transaction, Resource resource, Identifier identifier) {
        var entry = transaction
                .addEntry()
                .setFullUrl(papers.outer(resource.fhirType()))
                .setResource(resource);
        entry.getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl(resource.fhirType())
                .setIfNoneExist("identifier=" + identifier.getSystem() + "|" + identifier.getValue());
    }
}
