package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.NATIONAL_ID;
import static org.reentryhub.health.summary.Examples.kari;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.reentryhub.person.NationalId;

class AgreementTest {
    private static final Optional<NationalId> KARI = Optional.of(new NationalId(NATIONAL_ID));
    private static final LocalDate BORN = LocalDate.parse("1990-09-17");

    @Test
    void numberAndBirthDateThatAgreeAreNoObjection() {
        assertThat(Agreement.objections(KARI, BORN, kari())).isEmpty();
    }

    @Test
    void anotherBirthDateIsAnotherPerson() {
        assertThat(places(KARI, BORN.plusDays(1), kari())).containsExactly("Patient.birthDate");
    }

    @Test
    void aBirthYearAloneIsNotTheSameBirthDate() {
        var patient = kari();
        patient.getBirthDateElement().setValueAsString("1990");

        assertThat(places(KARI, BORN, patient)).containsExactly("Patient.birthDate");
    }

    @Test
    void aRecordWithoutANumberAgreesWithNobody() {
        assertThat(places(Optional.empty(), BORN, kari())).containsExactly("Patient.identifier");
    }

    @Test
    void aNumberThatWasReplacedDoesNotCount() {
        var patient = kari();
        patient.getIdentifierFirstRep().setUse(Identifier.IdentifierUse.OLD);

        assertThat(places(KARI, BORN, patient)).containsExactly("Patient.identifier");
    }

    @Test
    void theSameDigitsOfAnotherKindOfNumberDoNotCount() {
        var patient = kari();
        patient.getIdentifierFirstRep().setSystem("https://journal.example/patient-number");

        assertThat(places(KARI, BORN, patient)).containsExactly("Patient.identifier");
    }

    private static List<String> places(Optional<NationalId> nationalId, LocalDate birthDate, Patient patient) {
        return Agreement.objections(nationalId, birthDate, patient).stream()
                .map(Finding::place)
                .toList();
    }
}
