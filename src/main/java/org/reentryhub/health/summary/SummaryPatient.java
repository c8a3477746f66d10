package org.reentryhub.health.summary;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/**
 * Who the summary is about: an allow-list, so that next of kin, photographs and whatever else a journal knows go nowhere.
 * A protected person's address and telephone are in no message at all.
 */
final class SummaryPatient {
    /** What the patient is written as, abroad and at home; no-basis is not in IPS's package and need not be at hand. */
    static final List<String> PROFILES =
            List.of(Systems.IPS + "Patient-uv-ips", "http://hl7.no/fhir/StructureDefinition/no-basis-Patient");

    private SummaryPatient() {}

    static Patient of(Patient source, Cover cover) {
        var patient = new Patient();
        source.getIdentifier().stream()
                .filter(SummaryPatient::identifies)
                .forEach(identifier -> patient.addIdentifier(identifier.copy()));
        source.getName().forEach(name -> patient.addName(name.copy()));
        patient.setGenderElement(source.getGenderElement().copy());
        patient.setBirthDateElement(source.getBirthDateElement().copy());
        if (source.getActiveElement().hasValue()) {
            patient.setActive(source.getActive());
        }
        telecom(source, cover).forEach(telecom -> patient.addTelecom(telecom.copy()));
        address(source, cover).forEach(address -> patient.addAddress(address.copy()));
        return patient;
    }

    /** A number of some series; a local H-number only with whoever gave it, for others give the same (no-basis). */
    private static boolean identifies(Identifier identifier) {
        return Numbers.isWhole(identifier)
                && (identifier.hasAssigner() || !Codes.has(identifier.getType(), Set.of("HNR")));
    }

    private static List<ContactPoint> telecom(Patient source, Cover cover) {
        return cover.protection().hidesAddress() ? List.of() : source.getTelecom();
    }

    private static List<Address> address(Patient source, Cover cover) {
        return cover.protection().hidesAddress() ? List.of() : source.getAddress();
    }
}
