package org.reentryhub.health.reading;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.reentryhub.NorwegianTime;
import org.reentryhub.health.HealthSettings;
import org.reentryhub.health.summary.PatientRecord;
import org.reentryhub.health.wire.Allowance;
import org.reentryhub.health.wire.FhirReads;
import org.reentryhub.health.wire.FhirServer;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.health.wire.FhirTrouble.Kind;
import org.reentryhub.partner.Partner;
import org.springframework.stereotype.Component;

/** Reads one patient from the health unit's server, at the moment it is needed and for that moment only (DESIGN law 4). */
@Component
class PatientReader {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private final FhirReads reads;
    private final FhirContext fhir;
    private final Capabilities capabilities;
    private final ReadingCrew crew;
    private final HealthSettings settings;
    private final Clock clock;

    PatientReader(
            FhirReads reads,
            FhirContext fhir,
            Capabilities capabilities,
            ReadingCrew crew,
            HealthSettings settings,
            Clock clock) {
        this.reads = reads;
        this.fhir = fhir;
        this.capabilities = capabilities;
        this.crew = crew;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Everything the hub asks about a patient.
     *
     * @param patient the id at the health unit, as the prison's record has it
     * @throws FhirTrouble when it cannot be had whole and in time: half a medication list is worse than none
     */
    PatientRecord read(Partner unit, String patient) {
        if (!ID.matcher(patient).matches()) {
            throw new FhirTrouble(Kind.NO_SUCH_PATIENT);
        }
        var allowance = Allowance.within(settings.readWithin());
        var offer = crew.ask(() -> capabilities.of(unit, allowance), allowance);
        var today = LocalDate.now(clock.withZone(NorwegianTime.ZONE));
        var server = new FhirServer(unit, reads, fhir, allowance);
        return new Reading(server, offer, crew, allowance, patient, today).record();
    }
}
