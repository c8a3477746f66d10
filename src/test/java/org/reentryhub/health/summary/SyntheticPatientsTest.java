package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.BASE;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.cover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole lives that Synthea made up, and that know nothing of Norway or of this hub, become documents that hold. */
@Tag("ips")
class SyntheticPatientsTest {
    private static final Path PACKAGES = Path.of(Objects.requireNonNull(System.getProperty("hub.fhir.packages")));
    private static final Path PATIENTS = Path.of(Objects.requireNonNull(System.getProperty("hub.synthea")));
    private static final SummaryValidator validator = new SummaryValidator(FHIR, Optional.of(PACKAGES), warnings -> {});

    static List<Path> patients() throws IOException {
        try (Stream<Path> files = Files.list(PATIENTS)) {
            var found = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            assertThat(found).hasSizeGreaterThanOrEqualTo(20);
            return found;
        }
    }

    @ParameterizedTest
    @MethodSource("patients")
    void aRecordBecomesADocumentThatHoldsAgainstR4AndTheInternationalPatientSummary(Path file) {
        var record = record(file);

        var document = document(record);

        assertThat(validator.findings(Claims.on(document)))
                .extracting(finding -> finding.place() + ": " + finding.message())
                .isEmpty();
        assertThat(entries(document, "11450-4"))
                .isEqualTo(record.all(Condition.class).filter(this::isActive).count());
        assertThat(entries(document, "10160-0"))
                .isEqualTo(record.all(MedicationRequest.class)
                        .filter(request -> request.getStatus() == MedicationRequestStatus.ACTIVE)
                        .count());
    }

    private boolean isActive(Condition condition) {
        return condition.getClinicalStatus().getCodingFirstRep().getCode().equals("active");
    }

    private static long entries(Bundle document, String section) {
        return ((Composition) document.getEntryFirstRep().getResource())
                .getSection().stream()
                        .filter(each ->
                                each.getCode().getCodingFirstRep().getCode().equals(section))
                        .mapToLong(each -> each.getEntry().size())
                        .sum();
    }

    private static Bundle document(PatientRecord record) {
        return SummaryComposer.compose(record, cover()).fold(written -> written, refused -> {
            throw new AssertionError(refused.toString());
        });
    }

    /** What a server would answer to searches after it had taken the patient's transaction. */
    private static PatientRecord record(Path file) {
        var bundle = read(file);
        var names = new HashMap<String, String>();
        bundle.getEntry().forEach(entry -> names.put(entry.getFullUrl(), PatientRecord.name(entry.getResource())));
        var resources = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
        var patient = (Patient)
                resources.stream().filter(Patient.class::isInstance).findFirst().orElseThrow();
        List<Resource> rest =
                resources.stream().filter(resource -> resource != patient).toList();
        return new PatientRecord(BASE, patient, rest, Optional.empty(), names);
    }

    private static Bundle read(Path file) {
        try (var json = Files.newInputStream(file)) {
            return FHIR.newJsonParser().parseResource(Bundle.class, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
