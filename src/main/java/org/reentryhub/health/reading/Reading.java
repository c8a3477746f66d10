package org.reentryhub.health.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.reentryhub.health.summary.Named;
import org.reentryhub.health.summary.PatientRecord;
import org.reentryhub.health.supply.Dispensers;
import org.reentryhub.health.wire.Allowance;
import org.reentryhub.health.wire.FhirServer;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.health.wire.FhirTrouble.Kind;
import org.reentryhub.health.wire.Offer;
import org.reentryhub.health.wire.PatientSearch;

/** One reading of one patient: the unit's own summary if it has one ready, else the searches. */
final class Reading {
    private static final int MOST_NAMED = 40;

    /** A server's own page may hold twenty, and a patient's record may have as many as the hub takes in all. */
    private static final String LARGE_PAGES = "_count=200";

    /** Far enough back for an injection each half year and a prescription for a year; all doses ever given would be too many. */
    private static final int DAYS_BACK = 400;

    /** FHIR R4 searches by patient, as CONTRACT 4 has them; with the care team nine. */
    private static final List<String> ENTRIES = List.of(
            "AllergyIntolerance?patient=%s",
            "Condition?patient=%s",
            "MedicationStatement?patient=%s&_include=MedicationStatement:medication",
            "MedicationRequest?patient=%s&_include=MedicationRequest:medication",
            "Immunization?patient=%s",
            "Procedure?patient=%s",
            "Observation?patient=%s",
            "CarePlan?patient=%s");

    /** What newer summaries have besides (IPS 2.0.0: alerts, results, devices). */
    private static final List<String> FINDINGS = List.of(
            "Flag?patient=%s",
            "DiagnosticReport?patient=%s", "DeviceUseStatement?patient=%s&_include=DeviceUseStatement:device");

    /** What no summary holds: who takes over, and what the patient allows. */
    private static final List<String> BESIDES = List.of("CareTeam?patient=%s", "Consent?patient=%s");

    /** Nor which medicine was handed out, */
    private static final String HANDED_OUT = "MedicationDispense?patient=%s&_include=MedicationDispense:medication";

    /** and which was given. */
    private static final String GIVEN =
            "MedicationAdministration?patient=%s&_include=MedicationAdministration:medication";

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
            "Flag",
            "DiagnosticReport",
            "DeviceUseStatement",
            "Device",
            "CareTeam",
            "Consent",
            "MedicationDispense",
            "MedicationAdministration",
            "Organization",
            "Practitioner",
            "PractitionerRole");

    private final FhirServer server;
    private final Offer offer;
    private final ReadingCrew crew;
    private final Allowance allowance;
    private final String id;
    private final LocalDate today;

    Reading(FhirServer server, Offer offer, ReadingCrew crew, Allowance allowance, String id, LocalDate today) {
        this.server = server;
        this.offer = offer;
        this.crew = crew;
        this.allowance = allowance;
        this.id = id;
        this.today = today;
    }

    PatientRecord record() {
        var own = crew.ask(this::person, allowance);
        var told = summary(own).orElseGet(() -> searched(own));
        return withNamed(withNamed(told)); // a role names its organisation only when it has been read itself
    }

    private Patient person() {
        return server.read("Patient/" + id)
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .filter(patient -> id.equals(patient.getIdElement().getIdPart()))
                .orElseThrow(() -> new FhirTrouble(Kind.NO_SUCH_PATIENT));
    }

    /** Nothing when the server has no summary of the patient after all. */
    private Optional<PatientRecord> summary(Patient own) {
        if (!offer.summary()) {
            return Optional.empty();
        }
        Callable<List<Resource>> summary =
                () -> server.read("Patient/" + id + "/$summary").stream().toList();
        var answers = crew.ask(Stream.concat(Stream.of(summary), besides()).toList(), allowance);
        return answers.get(0).stream()
                .findFirst()
                .map(document -> UnitSummary.read(server.base(), document, own))
                .map(record -> record.with(wanted(answers.subList(1, answers.size()))));
    }

    private PatientRecord searched(Patient own) {
        var entries = Stream.of(ENTRIES, FINDINGS).flatMap(this::searches);
        var all = Stream.concat(entries, besides()).toList();
        return new PatientRecord(server.base(), own, List.of()).with(wanted(crew.ask(all, allowance)));
    }

    private Stream<Callable<List<Resource>>> searches(List<String> queries) {
        return queries.stream().map(query -> search(query));
    }

    private Callable<List<Resource>> search(String query, String... shorter) {
        var wishes = Stream.concat(Stream.of(shorter), Stream.of(LARGE_PAGES)).toList();
        var search = new PatientSearch(query.formatted(id), wishes);
        return () -> server.search(search, offer);
    }

    /** What was handed out on a day that nobody wrote down is no answer to a question about days. */
    private Stream<Callable<List<Resource>>> besides() {
        var first = today.minusDays(DAYS_BACK);
        return Stream.concat(
                searches(BESIDES),
                Stream.of(
                        search(HANDED_OUT, "whenhandedover=ge" + first),
                        search(HANDED_OUT, "whenhandedover:missing=true"),
                        search(GIVEN, "effective-time=ge" + first)));
    }

    /** What was asked for, and never anything from an answer that has another patient in it. */
    private List<Resource> wanted(List<List<Resource>> answers) {
        var found = answers.stream().flatMap(List::stream).toList();
        if (found.stream()
                .filter(Patient.class::isInstance)
                .anyMatch(patient -> !id.equals(patient.getIdElement().getIdPart()))) {
            throw new FhirTrouble(Kind.WRONG_PATIENT);
        }
        return found.stream()
                .filter(resource -> KINDS.contains(resource.fhirType()))
                .toList();
    }

    private PatientRecord withNamed(PatientRecord record) {
        var named = Stream.concat(Named.unread(record).stream(), Dispensers.unread(record).stream())
                .distinct()
                .filter(name -> name.matches("(Organization|Practitioner|PractitionerRole)/[A-Za-z0-9.-]{1,64}"))
                .limit(MOST_NAMED)
                .<Callable<List<Resource>>>map(
                        name -> () -> server.read(name).stream().toList())
                .toList();
        return record.with(wanted(crew.ask(named, allowance)));
    }
}
