package org.reentryhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** House rules of the border: one file is one crossing, it moves and never decides. */
class RoutesTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> DECISIONS = Set.of(
            "choice",
            "filter",
            "split",
            "loop",
            "script",
            "groovy",
            "recipientList",
            "dynamicRouter",
            "routingSlip",
            "circuitBreaker",
            "idempotentConsumer",
            "saga",
            "doTry");
    /** The one place where an address is not a constant: it was checked by the directory and fixed for the delivery. */
    private static final Set<String> ADDRESSES = Set.of(
            "${variable.attempt.address}",
            "${variable.question.base}",
            "jms-to-partner:queue:${variable.attempt.address}");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files.sorted().toList().stream();
        }
    }

    static Stream<Path> crossings() throws IOException {
        return files().filter(file -> !file.getFileName().toString().startsWith("0-"));
    }

    @ParameterizedTest
    @MethodSource("crossings")
    void aFileIsOneRouteWithItsName(Path file) throws IOException {
        JsonNode tree = YAML.readTree(file.toFile());
        assertThat(tree).hasSize(1);
        assertThat(tree.get(0).at("/route/id").asText() + ".camel.yaml")
                .isEqualTo(file.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("crossings")
    void aRouteSaysInOneSentenceWhatItCarries(Path file) throws IOException {
        assertThat(YAML.readTree(file.toFile()).get(0).at("/route/description").asText())
                .hasSizeBetween(20, 90);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileIsReadAtOneLook(Path file) throws IOException {
        assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(45);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aRouteMovesAndNeverDecides(Path file) throws IOException {
        List<String> steps = new ArrayList<>();
        walk(YAML.readTree(file.toFile()), (name, value) -> steps.add(name));
        assertThat(steps).doesNotContainAnyElementsOf(DECISIONS);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyAddressIsConstantOrFromThePartnerDirectory(Path file) throws IOException {
        walk(YAML.readTree(file.toFile()), (name, value) -> {
            if (name.equals("uri") && value.isTextual() && value.asText().contains("${")) {
                assertThat(ADDRESSES).contains(value.asText());
            }
        });
    }

    @Test
    void theRuleAboutAddressesCanFail() {
        assertThat(ADDRESSES).doesNotContain("${header.CamelHttpUri}", "${body.answerUrl}");
    }

    @ParameterizedTest
    @MethodSource("files")
    void whateverLeavesOverHttpIsSentOnceAndWithinATime(Path file) throws IOException {
        walk(YAML.readTree(file.toFile()), (name, value) -> {
            if (leavesOverHttp(name, value)) {
                assertThat(value.get("parameters").fieldNames())
                        .toIterable()
                        .contains("throwExceptionOnFailure", "responseTimeout", "soTimeout");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void whateverLeavesOverHttpUsesThatPartnersOwnConnections(Path file) throws IOException {
        walk(YAML.readTree(file.toFile()), (name, value) -> {
            if (leavesOverHttp(name, value)) {
                assertThat(value.at("/parameters/httpClientConfigurer").asText())
                        .matches("#connections-\\$\\{variable\\.[a-z.]*partner}");
            }
        });
    }

    private static boolean leavesOverHttp(String name, JsonNode value) {
        return name.equals("toD") && !value.path("uri").asText().startsWith("jms-to-partner:");
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatLeavesByAQueueIsKeptOnTheBrokersDisk(Path file) throws IOException {
        walk(YAML.readTree(file.toFile()), (name, value) -> {
            if (name.equals("toD") && !leavesOverHttp(name, value)) {
                assertThat(value.at("/parameters/deliveryPersistent").asBoolean())
                        .isTrue();
            }
            if (name.equals("to") && value.path("uri").isTextual()) {
                assertThat(value.path("uri").asText()).doesNotStartWith("jms");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("crossings")
    void whateverAnswersOverHttpAnswersProblemsAndDropsTheCallersHeaders(Path file) throws IOException {
        JsonNode route = YAML.readTree(file.toFile()).get(0).get("route");
        if (route.at("/from/uri").asText().startsWith("platform-http:")) {
            assertThat(route.path("routeConfigurationId").asText()).isEqualTo("answer-with-a-problem");
            assertThat(route.at("/from/steps").findValues("removeHeaders")).isNotEmpty();
            assertThat(route.at("/from/parameters").has("httpMethodRestrict")).isTrue();
        }
    }

    private static void walk(JsonNode node, BiConsumer<String, JsonNode> visitor) {
        node.fields().forEachRemaining(field -> {
            visitor.accept(field.getKey(), field.getValue());
            walk(field.getValue(), visitor);
        });
        if (node.isArray()) {
            node.forEach(each -> walk(each, visitor));
        }
    }
}
