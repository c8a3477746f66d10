package org.reentryhub.health.summary;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A record in which every kind that the hub reads says all that R4 knows, and the patient has objected to this and that. */
final class FullRecord {
    private static final int CHOICES = 3;

    private static final Map<Class<? extends Resource>, String> STATES = Map.ofEntries(
            Map.entry(AllergyIntolerance.class, ""),
            Map.entry(Condition.class, ""),
            Map.entry(MedicationStatement.class, "active"),
            Map.entry(MedicationRequest.class, "active"),
            Map.entry(Immunization.class, "completed"),
            Map.entry(Procedure.class, "completed"),
            Map.entry(Observation.class, "final"),
            Map.entry(DiagnosticReport.class, "final"),
            Map.entry(CarePlan.class, "active"),
            Map.entry(Flag.class, "active"),
            Map.entry(DeviceUseStatement.class, "active"),
            Map.entry(CareTeam.class, "active"),
            Map.entry(MedicationDispense.class, "completed"),
            Map.entry(MedicationAdministration.class, "completed"),
            Map.entry(Practitioner.class, ""),
            Map.entry(PractitionerRole.class, ""),
            Map.entry(Medication.class, "active"),
            Map.entry(Device.class, "active"),
            Map.entry(Organization.class, ""));

    private FullRecord() {}

    static Patient patient() {
        var patient = Filled.of(Patient.class, "pat-1", 0);
        patient.setDeceased(null).setLink(null);
        patient.addIdentifier(Examples.kari().getIdentifierFirstRep());
        return patient;
    }

    /** Everything but the patient. */
    static Stream<Resource> told() {
        var entries = STATES.entrySet().stream()
                .sorted(Comparator.comparing(kind -> kind.getKey().getName()))
                .flatMap(kind ->
                        IntStream.range(0, CHOICES).mapToObj(choice -> one(kind.getKey(), kind.getValue(), choice)));
        return Stream.of(entries, Stream.of(holder(), directive(), recipient()), objections())
                .flatMap(each -> each);
    }

    /** All that a Consent can say, which no hub can evaluate. */
    static Consent notUnderstood() {
        var consent = Filled.of(Consent.class, "co-9", 0);
        consent.setStatus(Consent.ConsentState.ACTIVE);
        return consent;
    }

    private static Resource one(Class<? extends Resource> kind, String state, int choice) {
        var one = Filled.of(kind, "e-" + choice, choice);
        if (!state.isEmpty()) {
            one.setProperty("status", new CodeType(state));
        }
        if (one instanceof MedicationRequest request) {
            request.setIntent(MedicationRequest.MedicationRequestIntent.ORDER).setDoNotPerform(false);
        } else if (one instanceof Observation observation) {
            observation.getCategoryFirstRep().getCodingFirstRep().setCode("laboratory");
        }
        return one;
    }

    private static Resource holder() {
        var statement = Examples.statement("ms-1", "#m");
        statement.addContained(Examples.medication("m", "Metadon"));
        statement.addContained(Examples.medication("n", "Morfin"));
        return statement;
    }

    private static Resource directive() {
        var consent = Filled.of(Consent.class, "co-0", 1);
        consent.setStatus(Consent.ConsentState.ACTIVE).setPolicyRule(null);
        consent.getScope().getCodingFirstRep().setCode("adr");
        return consent;
    }

    private static Resource recipient() {
        var recipient = Filled.of(Organization.class, "gp", 0);
        recipient.addIdentifier().setSystem("urn:oid:2.16.578.1.12.4.1.2").setValue("90002");
        return recipient;
    }

    private static Stream<Resource> objections() {
        var code = Consents.denyOf(
                new Coding().setSystem("http://hl7.org/fhir/sid/icd-10").setCode("B24"));
        code.getProvision()
                .getPeriod()
                .setStartElement(new DateTimeType("2026-01"))
                .setEndElement(new DateTimeType("2027"));
        var kinds = Consents.denyOfKinds("Immunization", "Flag");
        Consents.actor(kinds.getProvision(), "urn:oid:2.16.578.1.12.4.1.2", "90002");
        var nested = kinds.getProvision().addProvision().setType(ConsentProvisionType.PERMIT);
        Consents.kinds(nested, "Flag");
        nested.getPeriod().setStartElement(new DateTimeType("2026-01-01"));
        var entry = Consents.denyOfEntry("Procedure/e-1");
        entry.getProvision().addActor().setReference(new Reference("Organization/gp"));
        entry.getProvision().addAction().addCoding().setCode("disclose");
        entry.getProvision().addPurpose().setCode("TREAT");
        var permit = Consents.permit();
        Consents.kinds(permit.getProvision().addProvision().setType(ConsentProvisionType.DENY), "CarePlan");
        var all = Stream.of(code, kinds, entry, permit).toList();
        return all.stream().map(consent -> (Resource) consent.setId("co-" + (1 + all.indexOf(consent))));
    }
}
