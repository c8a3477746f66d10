package org.reentryhub.health.summary;

import java.util.List;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Patient;

/**
 * Who the summary is about: an allow-list, so that next of kin, photographs and whatever else a journal knows go nowhere.
 * A protected person's address and telephone are in no message at all.
 */
final class SummaryPatient {
    private SummaryPatient() {}

    static Patient of(Patient source, Cover cover) {
        var patient = new Patient();
        source.getIdentifier().forEach(identifier -> patient.addIdentifier(identifier.copy()));
        source.getName().forEach(name -> patient.addName(name.copy()));
        patient.setGenderElement(source.getGenderElement().copy());
        patient.setBirthDateElement(source.getBirthDateElement().copy());
        if (source.hasActive()) {
            patient.setActive(source.getActive());
        }
        telecom(source, cover).forEach(telecom -> patient.addTelecom(telecom.copy()));
        address(source, cover).forEach(address -> patient.addAddress(address.copy()));
        return patient;
    }

    private static List<ContactPoint> telecom(Patient source, Cover cover) {
        return cover.protection().hidesAddress() ? List.of() : source.getTelecom();
    }

    private static List<Address> address(Patient source, Cover cover) {
        return cover.protection().hidesAddress() ? List.of() : source.getAddress();
    }
}
