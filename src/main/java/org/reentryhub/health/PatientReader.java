package org.reentryhub.health;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.reentryhub.health.FhirTrouble.Kind;
import org.reentryhub.health.summary.Named;
import org.reentryhub.health.summary.PatientRecord;
import org.reentryhub.health.supply.Dispensers;
import org.reentryhub.partner.Partner;
import org.springframework.stereotype.Component;

/** Reads one patient from the health unit's server, at the moment it is needed and for that moment only (DESIGN law 4). */
@Component
class PatientReader {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final int MOST_NAMED = 40;

    /** FHIR R4 searches by patient. */
    private static final List<String> SEARCHES = List.of(
            "AllergyIntolerance?patient=%s",
            "Condition?patient=%s",
            "MedicationStatement?patient=%s&_include=MedicationStatement:medication",
            "MedicationRequest?patient=%s&_include=MedicationRequest:medication",
            "Immunization?patient=%s",
            "Procedure?patient=%s",
            "Observation?patient=%s",
            "CarePlan?patient=%s",
            "CareTeam?patient=%s",
            "MedicationDispense?patient=%s&_include=MedicationDispense:medication",
            "MedicationAdministration?patient=%s&_include=MedicationAdministration:medication");

    private static final Set<String> KINDS = Set.of(
            "AllergyIntolerance",
            "Condition",
            "MedicationStatement",
            "MedicationRequest",
            "Medication",
            "Immunization",
            "Procedure",
            "Observation",
            "CarePlan",
            "CareTeam",
            "MedicationDispense",
            "MedicationAdministration",
            "Organization",
            "Practitioner",
            "PractitionerRole");

    private final FhirReads reads;
    private final FhirContext fhir;

    PatientReader(FhirReads reads, FhirContext fhir) {
        this.reads = reads;
        this.fhir = fhir;
    }

    /**
     * Everything the hub asks about a patient.
     *
     * @param patient the id at the health unit, as the prison's record has it
     * @throws FhirTrouble when it cannot be had whole: half a medication list is worse than none
     */
    PatientRecord read(Partner unit, String patient) {
        if (!ID.matcher(patient).matches()) {
            throw new FhirTrouble(Kind.NO_SUCH_PATIENT);
        }
        var server = new FhirServer(unit, reads, fhir);
        var found = new LinkedHashMap<String, Resource>();
        var person = person(server, patient);
        SEARCHES.forEach(search -> server.search(search.formatted(patient)).forEach(resource -> keep(found, resource)));
        readNamed(server, person, found);
        readNamed(server, person, found); // a role names its organisation only when it has been read itself
        return record(server, person, found);
    }

    private static Patient person(FhirServer server, String id) {
        return server.read("Patient/" + id)
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .filter(patient -> id.equals(patient.getIdElement().getIdPart()))
                .orElseThrow(() -> new FhirTrouble(Kind.NO_SUCH_PATIENT));
    }

    private static void readNamed(FhirServer server, Patient person, Map<String, Resource> found) {
        var record = record(server, person, found);
        Stream.concat(Named.unread(record).stream(), Dispensers.unread(record).stream())
                .distinct()
                .filter(name -> name.matches("(Organization|Practitioner|PractitionerRole)/[A-Za-z0-9.-]{1,64}"))
                .limit(MOST_NAMED)
                .forEach(name -> server.read(name).ifPresent(resource -> keep(found, resource)));
    }

    /** Each once, and only of the kinds that were asked for. */
    private static void keep(Map<String, Resource> found, Resource resource) {
        if (KINDS.contains(resource.fhirType())) {
            if (!resource.hasId()) {
                resource.setId("nameless-" + found.size());
            }
            found.putIfAbsent(PatientRecord.name(resource), resource);
        }
    }

    private static PatientRecord record(FhirServer server, Patient person, Map<String, Resource> found) {
        return new PatientRecord(server.base(), person, new ArrayList<>(found.values()));
    }
}
