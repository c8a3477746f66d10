package org.reentryhub.health.summary;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.reentryhub.health.summary.Cover.Protection;

/** A made-up patient, and the parts of which tests make others. */
final class Examples {
    static final FhirContext FHIR = FhirContext.forR4Cached();
    static final String BASE = "http://localhost/fhir";
    static final String NATIONAL_ID = "17899001281";
    static final Party UNIT = new Party("Helseavdelingen, Oslo fengsel", List.of("urn:oid:2.16.578.1.12.4.1.2|90001"));
    static final Party GP = new Party("Eksempel legekontor", List.of("urn:oid:2.16.578.1.12.4.1.2|90002"));

    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    private Examples() {}

    static Cover cover() {
        return cover(Protection.NONE);
    }

    static Cover cover(Protection protection) {
        return new Cover(
                UUID.fromString("6f1c6b0e-95a5-4d55-8d0c-0d8f1f5c2a11"),
                OffsetDateTime.parse("2026-11-22T09:00:00+01:00"),
                UNIT,
                protection,
                true);
    }

    static Referral referral() {
        return new Referral(
                UUID.fromString("0b4f3f0c-64a8-4bb1-9a4e-0d6b2d0a9c01"),
                GP,
                kari().getIdentifierFirstRep(),
                Optional.of(LocalDate.parse("2027-01-14")),
                LocalDate.parse("2026-12-06"),
                URI.create("http://localhost:8080/fhir/Task/" + cover().id()));
    }

    static PatientRecord record(Resource... resources) {
        return new PatientRecord(BASE, kari(), List.of(resources));
    }

    /** A record in which every section has something to say. */
    static PatientRecord full() {
        return record(
                opioidDependence(),
                allergy("a-1", "Penicillin"),
                statement("ms-1", "Medication/m-1"),
                medication("m-1", "Buprenorfin/nalokson 8 mg/2 mg sublingvaltablett"),
                observation("o-1"));
    }

    static Patient kari() {
        var patient = new Patient();
        patient.setId("pat-1");
        patient.addIdentifier(
                new Identifier().setSystem("urn:oid:2.16.578.1.12.4.1.4.1").setValue(NATIONAL_ID));
        patient.addName().setFamily("Eksempel").addGiven("Kari");
        patient.getBirthDateElement().setValueAsString("1990-09-17");
        patient.setGender(org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.FEMALE);
        patient.addAddress().addLine("Hemmeligveien 1").setCity("Oslo");
        patient.addTelecom()
                .setValue("+47 22 00 00 00")
                .setSystem(org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem.PHONE);
        return patient;
    }

    static Condition opioidDependence() {
        return condition("c-1", "Opioidavhengighet", "active", "confirmed");
    }

    static Condition condition(String id, String name, String clinical, String verification) {
        var condition = new Condition();
        condition.setId(id);
        condition.setSubject(new Reference("Patient/pat-1"));
        condition.setCode(new CodeableConcept().setText(name));
        if (!clinical.isEmpty()) {
            condition.setClinicalStatus(
                    new CodeableConcept(new Coding().setSystem(CLINICAL).setCode(clinical)));
        }
        condition.setVerificationStatus(
                new CodeableConcept(new Coding().setSystem(VERIFICATION).setCode(verification)));
        condition.setOnset(new DateTimeType("2019"));
        condition.setAsserter(new Reference("Practitioner/p-1").setDisplay("Lege Legesen"));
        return condition;
    }

    static AllergyIntolerance allergy(String id, String name) {
        var allergy = new AllergyIntolerance();
        allergy.setId(id);
        allergy.setPatient(new Reference("Patient/pat-1"));
        allergy.setCode(new CodeableConcept().setText(name));
        var active = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
        allergy.setClinicalStatus(
                new CodeableConcept(new Coding().setSystem(active).setCode("active")));
        return allergy;
    }

    static MedicationStatement statement(String id, String medication) {
        var statement = new MedicationStatement();
        statement.setId(id);
        statement.setStatus(MedicationStatement.MedicationStatementStatus.ACTIVE);
        statement.setSubject(new Reference("Patient/pat-1"));
        statement.setMedication(new Reference(medication));
        statement.addDosage().setText("2 tabletter daglig under tungen");
        return statement;
    }

    static Medication medication(String id, String name) {
        var medication = new Medication();
        medication.setId(id);
        medication.setCode(new CodeableConcept().setText(name));
        return medication;
    }

    static Observation observation(String id) {
        var observation = new Observation();
        observation.setId(id);
        observation.setStatus(Observation.ObservationStatus.FINAL);
        var category = "http://terminology.hl7.org/CodeSystem/observation-category";
        observation.addCategory(
                new CodeableConcept(new Coding().setSystem(category).setCode("laboratory")));
        observation.setCode(new CodeableConcept().setText("HBV overflateantigen"));
        observation.setSubject(new Reference(BASE + "/Patient/pat-1"));
        observation.setEffective(new DateTimeType("2026-10-01"));
        observation.setValue(new Quantity()
                .setValue(3)
                .setUnit("U/L")
                .setSystem("http://unitsofmeasure.org")
                .setCode("U/L"));
        observation.addPerformer(new Reference("Organization/lab").setDisplay("Laboratoriet"));
        return observation;
    }
}
