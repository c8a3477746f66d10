package org.reentryhub.health.summary;

import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.UrlType;

/** What goes with a document, whichever way it goes: the request, the Task to follow it by, and who made them. */
final class TransferPapers {
    static final String DOCUMENT = "continuity-record";

    private static final String AGENT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    private static final String HEALTH_PERSONNEL_ACT_25 = "https://lovdata.no/lov/1999-07-02-64/§25";

    private final Referral referral;
    private final Cover cover;

    TransferPapers(Referral referral, Cover cover) {
        this.referral = referral;
        this.cover = cover;
    }

    ServiceRequest request() {
        var request = labelled(new ServiceRequest(), "Henvisning ved løslatelse");
        request.addIdentifier(identifier(Systems.REQUEST));
        referral.after()
                .ifPresent(earlier -> request.addReplaces(new Reference()
                        .setType("ServiceRequest")
                        .setIdentifier(
                                new Identifier().setSystem(Systems.REQUEST).setValue(earlier.toString()))));
        request.setRequisition(transfer());
        request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        request.addCategory(concept(Systems.SNOMED, "3457005", "Patient referral"));
        request.setCode(
                concept(Systems.HANDOVER_SERVICE, "continuity-of-care", "Videreføring av helsehjelp ved løslatelse"));
        request.setSubject(patient());
        expect(request);
        request.setAuthoredOnElement(cover.time());
        request.setRequester(cover.from().logical());
        request.addPerformer(referral.to().logical());
        request.addSupportingInfo(document());
        return request;
    }

    Task task() {
        var task = labelled(new Task(), "Oppgave: vurder henvisning");
        task.addIdentifier(identifier(Systems.TASK));
        task.setGroupIdentifier(transfer());
        task.setStatus(Task.TaskStatus.REQUESTED);
        task.setBusinessStatus(concept(Systems.BUSINESS_STATUS, "delivered", "Levert mottaker"));
        task.setIntent(Task.TaskIntent.ORDER);
        task.setCode(new CodeableConcept(new Coding()
                .setSystem("http://hl7.org/fhir/CodeSystem/task-code")
                .setCode("fulfill")));
        task.setFocus(new Reference(outer("ServiceRequest")));
        task.setFor(patient());
        task.setAuthoredOnElement(cover.time());
        task.setLastModifiedElement(cover.time());
        task.setRequester(cover.from().logical());
        task.setOwner(referral.to().logical());
        expect(task);
        task.addInput()
                .setType(concept(Systems.TASK_INPUT, DOCUMENT, "Pasientsammendrag"))
                .setValue(document());
        task.addInput()
                .setType(concept(Systems.TASK_INPUT, "task-at-hub", "Oppgaven hos avsender"))
                .setValue(new UrlType(referral.taskAtHub().toString()));
        return task;
    }

    /** Writes the day of release as it is expected now. */
    void expect(ServiceRequest request) {
        ReleaseChange.expect(request, referral.release());
    }

    /** Writes until when an answer is expected now. */
    void expect(Task task) {
        ReleaseChange.expect(task, referral.answerBy());
    }

    Provenance provenance(AtReceiver there) {
        var provenance = labelled(new Provenance(), "Overført via løslatelsesknutepunktet");
        provenance.addTarget(new Reference(outer("Bundle")));
        provenance.addTarget(new Reference(there.request().map(Put::place).orElseGet(() -> outer("ServiceRequest"))));
        provenance.addTarget(new Reference(there.task().map(Put::place).orElseGet(() -> outer("Task"))));
        provenance.setRecorded(cover.instant().getValue());
        provenance.addPolicy(HEALTH_PERSONNEL_ACT_25);
        provenance.addReason(concept(Systems.ACT_REASON, "COC", "coordination of care"));
        provenance.addAgent().setType(agent("author")).setWho(cover.from().logical());
        provenance.addAgent().setType(agent("assembler")).setWho(new Reference().setDisplay("Reentry Hub"));
        provenance.setId(id("Provenance").toString());
        return provenance;
    }

    /** With its identifier beside the address, which the receiver's server may rewrite: so its Task tells which it has. */
    Reference document() {
        return new Reference(outer("Bundle"))
                .setType("Bundle")
                .setIdentifier(new Identifier().setSystem(Systems.UUID_URN).setValue(cover.document()));
    }

    Identifier identifier(String system) {
        return new Identifier().setSystem(system).setValue(cover.id().toString());
    }

    /** Other ids than those inside the document: a server may rewrite what it takes for its own. */
    UUID id(String kind) {
        return DerivedId.of(cover.space(), "transaction/" + kind);
    }

    String outer(String kind) {
        return DerivedId.urn(id(kind));
    }

    private <T extends DomainResource> T labelled(T resource, String sentence) {
        cover.labels().forEach(resource.getMeta()::addSecurity);
        resource.setLanguage("no-NO");
        resource.setText(Narration.sentence(sentence));
        return resource;
    }

    static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept(new Coding(system, code, display));
    }

    private static CodeableConcept agent(String code) {
        return new CodeableConcept(new Coding().setSystem(AGENT).setCode(code));
    }

    private Identifier transfer() {
        return new Identifier()
                .setSystem(Systems.TRANSFER)
                .setValue(referral.transfer().toString());
    }

    /** By number, for the two servers know the patient under different ids. */
    private Reference patient() {
        var number = referral.patient();
        return new Reference()
                .setType("Patient")
                .setIdentifier(new Identifier().setSystem(number.getSystem()).setValue(number.getValue()));
    }
}
