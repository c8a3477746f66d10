package org.reentryhub.health.summary;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.utilities.npm.NpmPackage;

/** The profiles that an operator has put into a folder as {@code *.tgz}, as npm and the FHIR registry give them out. */
final class FhirPackages {
    private FhirPackages() {}

    static PrePopulatedValidationSupport read(FhirContext fhir, Path folder) {
        var support = new PrePopulatedValidationSupport(fhir);
        in(folder).forEach(file -> add(support, file));
        return support;
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of FHIR packages cannot be read: " + folder, e);
        }
    }

    private static void add(PrePopulatedValidationSupport support, Path file) {
        try (var content = Files.newInputStream(file)) {
            var parser = support.getFhirContext().newJsonParser();
            var resources = Objects.requireNonNull(
                    NpmPackage.fromPackage(content).getFolders().get("package"),
                    "a FHIR package has a folder «package»");
            for (var name : resources.listFiles()) {
                if (name.endsWith(".json")) {
                    var json = new String(resources.getContent().get(name), StandardCharsets.UTF_8);
                    support.addResource(parser.parseResource(json));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the FHIR package cannot be read: " + file, e);
        }
    }
}
