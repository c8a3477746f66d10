package org.reentryhub.health.summary;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the patient has blocked, as the Consents of the record say (pasient- og brukerrettighetsloven § 5-3). Deny wins over
 * permit; one that cannot be understood stops everything, for it may be what the patient minds most.
 */
public final class Reservation {
    private final Index index;
    private final List<Denial> denials = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Resource, Boolean> known = new IdentityHashMap<>();

    private Reservation(Index index) {
        this.index = index;
    }

    /**
     * What holds at the moment of the cover.
     *
     * @param recipient {@code system|value} each; empty for nobody in particular, whom no named deny concerns
     */
    public static Reservation in(PatientRecord record, Cover cover, List<String> recipient) {
        return in(new Index(record), cover, recipient);
    }

    static Reservation in(Index index, Cover cover, List<String> recipient) {
        var reservation = new Reservation(index);
        var reading = new ConsentReading(index, new Concern(index, cover, recipient));
        index.record().all(Consent.class).forEach(consent -> reservation.read(consent, reading));
        return reservation;
    }

    private void read(Consent consent, ConsentReading reading) {
        var place = PatientRecord.name(consent);
        var read = reading.denials(consent);
        if (read.isEmpty()) {
            findings.add(new Finding(
                    Finding.Code.NOT_UNDERSTOOD,
                    place,
                    "Pasientens samtykke eller reservasjon kan ikke tolkes, så ingenting sendes."));
        } else if (read.get().stream().anyMatch(Denial::isOfEverything)) {
            findings.add(new Finding(
                    Finding.Code.RESERVED,
                    place,
                    "Pasienten har reservert seg mot at opplysningene gis videre til mottakeren."));
        }
        read.ifPresent(denials::addAll);
    }

    /** Why nothing may be sent; empty when something may. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** On what the sending of what is left rests. */
    public LegalBasis basis() {
        return isPartial() ? LegalBasis.PARTLY_RESERVED : LegalBasis.NO_RESERVATION;
    }

    boolean isPartial() {
        return !denials.isEmpty();
    }

    /** Whether an entry is blocked, itself or what it cannot be told without. */
    boolean withholds(Resource resource) {
        return isPartial() && known.computeIfAbsent(resource, this::isBlocked);
    }

    /** Whether a reference leads to what is blocked, so that not even its name may be told. */
    boolean withholds(Reference reference) {
        return isPartial() && index.find(reference).filter(this::withholds).isPresent();
    }

    private boolean isBlocked(Resource resource) {
        return Stream.concat(Stream.of(resource), parts(resource).flatMap(part -> index.findOrContained(part).stream()))
                .anyMatch(part -> denials.stream().anyMatch(denial -> denial.contains(part)));
    }

    /** What an entry cannot be told without. */
    static Stream<Reference> parts(Resource resource) {
        Stream<? extends Base> parts = Stream.empty();
        if (resource instanceof MedicationStatement statement) {
            parts = Stream.of(statement.getMedication());
        } else if (resource instanceof MedicationRequest request) {
            parts = Stream.of(request.getMedication());
        } else if (resource instanceof MedicationAdministration administration) {
            parts = Stream.of(administration.getMedication());
        } else if (resource instanceof MedicationDispense dispense) {
            parts = Stream.of(dispense.getMedication());
        } else if (resource instanceof DeviceUseStatement use) {
            parts = Stream.of(use.getDevice());
        } else if (resource instanceof DiagnosticReport report) {
            parts = report.getResult().stream();
        }
        return parts.filter(Reference.class::isInstance).map(Reference.class::cast);
    }
}
