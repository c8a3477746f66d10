package org.reentryhub.health.supply;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.reentryhub.health.summary.PatientRecord;

/**
 * What a medicine is, as far as its ATC code tells. Other code systems and words are not interpreted: buprenorphine is given
 * for pain as well.
 *
 * @param key the same for what is one treatment
 */
record Substance(Medicine.Kind kind, String key, String name) {
    /** Naloxone to be given by whoever is there. */
    static final String NALOXONE = "V03AB15";

    private static final Set<String> ATC = Set.of("http://www.whocc.no/atc", "urn:oid:2.16.578.1.12.4.1.1.7180");
    private static final String SUBSTITUTION = "N07BC";

    static Substance of(PatientRecord record, Type medication) {
        return medication instanceof Reference reference ? of(record, reference) : of((CodeableConcept) medication);
    }

    private static Substance of(PatientRecord record, Reference reference) {
        return Optional.ofNullable((Object) reference.getResource())
                .or(() -> record.resolve(reference))
                .filter(Medication.class::isInstance)
                .map(medicine -> of(((Medication) medicine).getCode()))
                .filter(substance -> !substance.key().isEmpty())
                .orElseGet(() -> new Substance(
                        Medicine.Kind.UNRECOGNISED,
                        Optional.ofNullable(reference.getReference()).orElse("unnamed"),
                        name(reference.getDisplay())));
    }

    private static Substance of(CodeableConcept concept) {
        var codes = codes(concept);
        var name = name(concept.getText() != null ? concept.getText() : display(concept));
        if (codes.stream().anyMatch(code -> code.startsWith(SUBSTITUTION))) {
            return new Substance(Medicine.Kind.SUBSTITUTION, SUBSTITUTION, name);
        }
        return codes.stream()
                .findFirst()
                .map(code -> new Substance(Medicine.Kind.OTHER, code, name))
                .orElseGet(() -> new Substance(Medicine.Kind.UNRECOGNISED, otherKey(concept), name));
    }

    private static List<String> codes(CodeableConcept concept) {
        return concept.getCoding().stream()
                .filter(coding ->
                        coding.getSystem() != null && ATC.contains(coding.getSystem()) && coding.getCode() != null)
                .map(coding -> coding.getCode().strip().toUpperCase(Locale.ROOT))
                .toList();
    }

    private static String otherKey(CodeableConcept concept) {
        return concept.getCoding().stream()
                .filter(coding -> coding.getCode() != null)
                .findFirst()
                .map(coding -> coding.getSystem() + "|" + coding.getCode())
                .or(() -> Optional.ofNullable(concept.getText()).map(text -> text.toLowerCase(Locale.ROOT)))
                .orElse("");
    }

    private static String display(CodeableConcept concept) {
        return concept.getCoding().stream()
                .map(Coding::getDisplay)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static String name(String written) {
        return written == null || written.isBlank() ? "legemiddel uten navn" : written;
    }
}
