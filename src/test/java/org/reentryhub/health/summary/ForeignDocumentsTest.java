package org.reentryhub.health.summary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.cover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The example documents that the International Patient Summary is published with, taken for what a health unit's own
 * {@code $summary} says: their clinical content goes through unchanged.
 */
@Tag("ips")
class ForeignDocumentsTest {
    private static final Path PACKAGES = Path.of(
            Objects.requireNonNull(System.getProperty("hub.fhir.packages"), "-Dhub.fhir.packages names the folder"));
    private static final SummaryValidator validator = new SummaryValidator(FHIR, Optional.of(PACKAGES), warnings -> {});
    private static final Set<String> NOT_CLINICAL =
            Set.of("Composition", "Patient", "Organization", "Practitioner", "PractitionerRole");

    static Stream<String> documents() throws IOException {
        try (var file = Files.newInputStream(PACKAGES.resolve("hl7.fhir.uv.ips-2.0.0.tgz"))) {
            var examples = Objects.requireNonNull(
                    NpmPackage.fromPackage(file).getFolders().get("example"), "the package has examples");
            return examples.listFiles().stream()
                    .filter(name -> name.startsWith("Bundle-"))
                    .sorted()
                    .map(name -> new String(examples.getContent().get(name), UTF_8))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theClinicalContentOfASummaryGoesThroughUnchanged(String json) {
        var source = FHIR.newJsonParser().parseResource(Bundle.class, json);

        var document = document(source);

        assertThat(clinical(document)).containsExactlyInAnyOrderElementsOf(clinical(source));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theSectionsAndTheirEntriesStayAsTheyWereChosen(String json) {
        var source = FHIR.newJsonParser().parseResource(Bundle.class, json);

        var document = document(source);

        assertThat(sections(document)).isEqualTo(sections(source));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatIsWrittenOfASummaryHoldsAgainstR4AndTheInternationalPatientSummary(String json) {
        assertThat(validator.findings(Claims.on(document(FHIR.newJsonParser().parseResource(Bundle.class, json)))))
                .extracting(finding -> finding.place() + ": " + finding.message())
                .isEmpty();
    }

    private static Bundle document(Bundle source) {
        var record = PatientRecord.ofSummary("https://unit.example/fhir", source.copy());
        return SummaryComposer.compose(record, cover()).fold(written -> written, refused -> {
            throw new AssertionError(refused.toString());
        });
    }

    private static List<String> sections(Bundle document) {
        return ((Composition) document.getEntryFirstRep().getResource())
                .getSection().stream()
                        .map(section -> section.getCode().getCodingFirstRep().getCode() + " "
                                + section.getEntry().size() + " "
                                + section.getEmptyReason().getCodingFirstRep().getCode())
                        .toList();
    }

    /**
     * Every clinical resource as text, without what belongs to the place where it stands. The language of a translated name is
     * written as R4 has it in its list, which lacks Luxembourg's French.
     */
    private static List<String> clinical(Bundle document) {
        var kinds = kinds(document);
        return document.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(resource -> !NOT_CLINICAL.contains(resource.fhirType()))
                .map(resource -> bare(resource.copy(), kinds))
                .toList();
    }

    private static Map<String, String> kinds(Bundle document) {
        Function<String, String> local = url -> url.replaceFirst("^https?://.*/([A-Za-z]+/[^/]+)$", "$1");
        return document.getEntry().stream()
                .collect(Collectors.toMap(entry -> local.apply(entry.getFullUrl()), entry -> entry.getResource()
                        .fhirType()));
    }

    private static String bare(Resource resource, Map<String, String> kinds) {
        resource.setId((String) null);
        resource.setMeta(null);
        resource.setLanguage(null);
        ((DomainResource) resource).setText(null);
        FHIR.newTerser()
                .getAllPopulatedChildElementsOfType(resource, Reference.class)
                .forEach(reference -> reference.setReference(kinds.get(reference.getReference())));
        return FHIR.newJsonParser().encodeResourceToString(resource).replace("\"fr-LU\"", "\"fr\"");
    }
}
