package org.reentryhub.health.summary;

import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/**
 * Makes a document say of every entry that it conforms to the profile IPS has for it, so that a validator must hold it to
 * that. The hub itself says so of the document, the title page and the patient only.
 */
final class Claims {
    private static final Map<String, String> PROFILES = Map.ofEntries(
            Map.entry("AllergyIntolerance", "AllergyIntolerance-uv-ips"),
            Map.entry("Condition", "Condition-uv-ips"),
            Map.entry("MedicationStatement", "MedicationStatement-uv-ips"),
            Map.entry("MedicationRequest", "MedicationRequest-uv-ips"),
            Map.entry("Medication", "Medication-uv-ips"),
            Map.entry("Immunization", "Immunization-uv-ips"),
            Map.entry("Procedure", "Procedure-uv-ips"),
            Map.entry("DiagnosticReport", "DiagnosticReport-uv-ips"),
            Map.entry("DeviceUseStatement", "DeviceUseStatement-uv-ips"),
            Map.entry("Device", "Device-uv-ips"),
            Map.entry("Flag", "Flag-alert-uv-ips"),
            Map.entry("Specimen", "Specimen-uv-ips"),
            Map.entry("Organization", "Organization-uv-ips"),
            Map.entry("Practitioner", "Practitioner-uv-ips"),
            Map.entry("PractitionerRole", "PractitionerRole-uv-ips"));

    private Claims() {}

    static Bundle on(Bundle document) {
        var copy = document.copy();
        copy.getEntry().forEach(entry -> claim(entry.getResource()));
        return copy;
    }

    private static void claim(Resource resource) {
        var profile = resource instanceof Observation observation
                ? of(observation)
                : PROFILES.getOrDefault(resource.fhirType(), "");
        if (!profile.isEmpty()) {
            resource.getMeta().addProfile(Systems.IPS + profile);
        }
    }

    private static String of(Observation observation) {
        if (Codes.has(observation.getCode(), Set.of("72166-2"))) {
            return "Observation-tobaccouse-uv-ips";
        }
        if (Codes.has(observation.getCode(), Set.of("74013-4"))) {
            return "Observation-alcoholuse-uv-ips";
        }
        if (Codes.has(observation.getCode(), Set.of("82810-3"))) {
            return "Observation-pregnancy-status-uv-ips";
        }
        return Codes.has(observation.getCategory(), Set.of("laboratory"))
                ? "Observation-results-laboratory-pathology-uv-ips"
                : "";
    }
}
