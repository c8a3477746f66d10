package org.reentryhub.health.summary;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** What a made-up patient has said about who may know. */
final class Consents {
    private Consents() {}

    static Consent deny() {
        return consent("co-1", ConsentProvisionType.DENY);
    }

    static Consent permit() {
        return consent("co-2", ConsentProvisionType.PERMIT);
    }

    static Consent denyOf(Coding... codes) {
        var consent = deny();
        for (var code : codes) {
            consent.getProvision().addCode(new CodeableConcept(code));
        }
        return consent;
    }

    static Consent denyOfKinds(String... kinds) {
        var consent = deny();
        kinds(consent.getProvision(), kinds);
        return consent;
    }

    static Consent denyOfEntry(String name) {
        var consent = deny();
        consent.getProvision().addData().setMeaning(ConsentDataMeaning.INSTANCE).setReference(new Reference(name));
        return consent;
    }

    static ProvisionComponent kinds(ProvisionComponent provision, String... kinds) {
        for (var kind : kinds) {
            provision.addClass_(
                    new Coding().setSystem("http://hl7.org/fhir/resource-types").setCode(kind));
        }
        return provision;
    }

    static ProvisionComponent actor(ProvisionComponent provision, String system, String value) {
        provision
                .addActor()
                .setReference(new Reference()
                        .setType("Organization")
                        .setIdentifier(new Identifier().setSystem(system).setValue(value)));
        return provision;
    }

    private static Consent consent(String id, ConsentProvisionType type) {
        var consent = new Consent();
        consent.setId(id);
        consent.setStatus(Consent.ConsentState.ACTIVE);
        consent.setScope(new CodeableConcept(new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/consentscope")
                .setCode("patient-privacy")));
        consent.addCategory(new CodeableConcept(new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("IDSCL")));
        consent.setPolicyRule(new CodeableConcept(new Coding()
                .setSystem("http://hl7.no/fhir/CodeSystem/no-basis-legal-formality-or-basis")
                .setCode("PBRL5-3")));
        consent.setPatient(new Reference("Patient/pat-1"));
        consent.getProvision().setType(type);
        return consent;
    }
}
