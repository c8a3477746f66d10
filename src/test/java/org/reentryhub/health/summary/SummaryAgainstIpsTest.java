package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.full;
import static org.reentryhub.health.summary.Examples.record;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Needs the package {@code hl7.fhir.uv.ips} 2.0.0 in the folder {@code -Dhub.fhir.packages=…}; run by {@code mvn -Pips}. */
@Tag("ips")
class SummaryAgainstIpsTest {
    private final Path packages = Path.of(
            Objects.requireNonNull(System.getProperty("hub.fhir.packages"), "-Dhub.fhir.packages names the folder"));
    private final SummaryValidator validator = new SummaryValidator(FHIR, Optional.of(packages), count -> {});

    @Test
    void composedDocumentsHoldAgainstTheInternationalPatientSummary() {
        assertThat(findings(full())).extracting(Finding::message).isEmpty();
        assertThat(findings(record())).extracting(Finding::message).isEmpty();
    }

    @Test
    void aDocumentWithoutARequiredSectionIsFoundOut() {
        var document = SummaryComposer.compose(full(), cover()).fold(written -> written, refused -> null);
        var page = (org.hl7.fhir.r4.model.Composition)
                Objects.requireNonNull(document).getEntryFirstRep().getResource();
        page.getSection().removeIf(section -> section.getTitle().equals(Section.ALLERGIES.title()));

        assertThat(validator.findings(document)).isNotEmpty();
    }

    private java.util.List<Finding> findings(PatientRecord record) {
        return SummaryComposer.compose(record, cover())
                .fold(written -> validator.findings(Claims.on(written)), refused -> refused);
    }
}
