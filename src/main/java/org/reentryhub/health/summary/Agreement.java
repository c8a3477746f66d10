package org.reentryhub.health.summary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.reentryhub.person.NationalId;

/**
 * Whether the custody record and the health unit speak of the same human being (CONTRACT 3, health staff). When in doubt
 * they do not: sending one person's summary as another's is worse than sending none.
 */
public final class Agreement {
    private Agreement() {}

    /** The objections; none when identity number and birth date both agree. */
    public static List<Finding> objections(Optional<NationalId> nationalId, LocalDate birthDate, Patient patient) {
        var objections = new ArrayList<Finding>();
        if (nationalId.flatMap(id -> identifier(patient, id)).isEmpty()) {
            objections.add(mismatch("Patient.identifier", "Fødselsnummeret i fengselets journal er ikke pasientens."));
        }
        if (!birthDate.toString().equals(patient.getBirthDateElement().getValueAsString())) {
            objections.add(mismatch("Patient.birthDate", "Fødselsdatoen i fengselets journal er ikke pasientens."));
        }
        return List.copyOf(objections);
    }

    /** The identifier, with its system, under which the patient carries the number. */
    public static Optional<Identifier> identifier(Patient patient, NationalId nationalId) {
        return patient.getIdentifier().stream()
                .filter(Numbers::isWhole)
                .filter(identifier -> identifier.getUse() != Identifier.IdentifierUse.OLD)
                .filter(identifier -> Systems.NATIONAL.contains(identifier.getSystem()))
                .filter(identifier -> nationalId.value().equals(identifier.getValue()))
                .findFirst();
    }

    /**
     * Whether two patients that one server told of may be taken for the same: they have the id or an identifier in common,
     * and neither identity number nor birth date speaks against it.
     */
    public static boolean same(Patient one, Patient other) {
        var sameId = Objects.equals(
                one.getIdElement().getIdPart(), other.getIdElement().getIdPart());
        var numbers = pairs(one, Systems.NATIONAL::contains);
        var others = pairs(other, Systems.NATIONAL::contains);
        var bothNumbered = !numbers.isEmpty() && !others.isEmpty();
        var bothBorn = one.getBirthDate() != null && other.getBirthDate() != null;
        return (sameId || meet(pairs(one, any -> true), pairs(other, any -> true)))
                && (!bothNumbered || meet(numbers, others))
                && (!bothBorn || one.getBirthDate().equals(other.getBirthDate()));
    }

    private static Set<String> pairs(Patient patient, Predicate<String> system) {
        return Numbers.pairs(patient.getIdentifier().stream()
                        .filter(Numbers::isWhole)
                        .filter(identifier -> system.test(identifier.getSystem()))
                        .toList())
                .collect(Collectors.toSet());
    }

    private static boolean meet(Set<String> some, Set<String> others) {
        return !Collections.disjoint(some, others);
    }

    private static Finding mismatch(String place, String message) {
        return new Finding(Finding.Code.IDENTITY_MISMATCH, place, message);
    }
}
