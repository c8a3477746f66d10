package org.reentryhub.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a health unit may know of somebody, with a mark in every field in which words or numbers of a patient can stand. */
final class MarkedPatient {
    private static final Pattern PLACE = Pattern.compile("#");

    private MarkedPatient() {}

    /** By kind of resource; holds against R4, so that a document is made of it. */
    static Map<String, String> wellFormed(String patient, Marks marks) {
        Map<String, String> found = new LinkedHashMap<>();
        found.put(
                "Condition",
                """
                {"resourceType":"Condition","id":"c-1","text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">#</div>"},
                 "identifier":[{"system":"urn:x","value":"#"}],
                 "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
                 "code":{"coding":[{"system":"urn:x","code":"#","display":"#"}],"text":"#"},"bodySite":[{"text":"#"}],
                 "severity":{"text":"#"},"stage":[{"summary":{"text":"#"}}],"evidence":[{"code":[{"text":"#"}]}],
                 "subject":{"reference":"Patient/PATIENT"},"onsetString":"#","recorder":{"display":"#"},"note":[{"text":"#"}]}""");
        found.put(
                "AllergyIntolerance",
                """
                {"resourceType":"AllergyIntolerance","id":"a-1",
                 "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]},
                 "code":{"text":"#"},"patient":{"reference":"Patient/PATIENT"},"onsetString":"#","note":[{"text":"#"}],
                 "reaction":[{"substance":{"text":"#"},"manifestation":[{"text":"#"}],"description":"#","note":[{"text":"#"}]}]}""");
        found.put(
                "MedicationStatement",
                """
                {"resourceType":"MedicationStatement","id":"ms-1","status":"active","medicationCodeableConcept":{"text":"#"},
                 "subject":{"reference":"Patient/PATIENT"},"effectiveDateTime":"2026-10-01","reasonCode":[{"text":"#"}],
                 "note":[{"text":"#"}],"dosage":[{"text":"#","patientInstruction":"#","additionalInstruction":[{"text":"#"}],
                  "doseAndRate":[{"doseQuantity":{"value":8,"unit":"#"}}]}]}""");
        found.put(
                "MedicationRequest",
                """
                {"resourceType":"MedicationRequest","id":"mr-1","status":"active","intent":"order",
                 "medicationReference":{"reference":"#med"},"contained":[{"resourceType":"Medication","id":"med","code":{"text":"#"},
                  "batch":{"lotNumber":"#"}}],
                 "subject":{"reference":"Patient/PATIENT"},"requester":{"display":"#"},"note":[{"text":"#"}],
                 "dosageInstruction":[{"text":"#"}]}"""
                        .replace("#med", "@med"));
        found.put(
                "Immunization",
                """
                {"resourceType":"Immunization","id":"i-1","status":"completed","vaccineCode":{"text":"#"},
                 "patient":{"reference":"Patient/PATIENT"},"occurrenceString":"#","lotNumber":"#","note":[{"text":"#"}]}""");
        found.put(
                "Procedure",
                """
                {"resourceType":"Procedure","id":"p-1","status":"completed","code":{"text":"#"},
                 "subject":{"reference":"Patient/PATIENT"},"performedString":"#","outcome":{"text":"#"},"note":[{"text":"#"}]}""");
        found.put(
                "Observation",
                """
                {"resourceType":"Observation","id":"o-1","status":"final",
                 "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],
                 "code":{"text":"#"},"subject":{"reference":"Patient/PATIENT"},"effectiveDateTime":"2026-10-01",
                 "performer":[{"display":"#"}],"valueString":"#","interpretation":[{"text":"#"}],"note":[{"text":"#"}],
                 "referenceRange":[{"text":"#"}],"component":[{"code":{"text":"#"},"valueString":"#"}]}""");
        found.put(
                "CarePlan",
                """
                {"resourceType":"CarePlan","id":"cp-1","status":"active","intent":"plan","title":"#","description":"#",
                 "subject":{"reference":"Patient/PATIENT"},"note":[{"text":"#"}],
                 "activity":[{"detail":{"status":"scheduled","code":{"text":"#"},"description":"#"}}]}""");
        found.put(
                "MedicationDispense",
                """
                {"resourceType":"MedicationDispense","id":"md-1","status":"completed","medicationCodeableConcept":{"text":"#"},
                 "subject":{"reference":"Patient/PATIENT"},"daysSupply":{"value":3,"unit":"#"},"note":[{"text":"#"}],
                 "whenHandedOver":"2026-11-01"}""");
        found.put(
                "MedicationAdministration",
                """
                {"resourceType":"MedicationAdministration","id":"ma-1","status":"completed","medicationCodeableConcept":{"text":"#"},
                 "subject":{"reference":"Patient/PATIENT"},"effectiveDateTime":"2026-11-01","note":[{"text":"#"}],
                 "dosage":{"text":"#"}}""");
        found.replaceAll((kind, json) -> marked(json, patient, marks));
        return found;
    }

    /** Breaks what R4 binds to fixed codes: no document may be made of it. */
    static String ofUnknownCodes(String patient, Marks marks) {
        return marked(
                """
                {"resourceType":"AllergyIntolerance","id":"a-2",
                 "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"#"}]},
                 "code":{"text":"#"},"patient":{"reference":"Patient/PATIENT"}}""",
                patient,
                marks);
    }

    /** About somebody else than who was asked for. */
    static String ofAnother(Marks marks) {
        return marked(
                """
                {"resourceType":"Condition","id":"c-2","code":{"text":"#"},"subject":{"reference":"Patient/PATIENT"}}""",
                "somebody-else",
                marks);
    }

    private static String marked(String json, String patient, Marks marks) {
        return PLACE.matcher(json.replace("PATIENT", patient))
                .replaceAll(place -> marks.next())
                .replace('@', '#');
    }
}
