package org.reentryhub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reentryhub.web.door.AccessRules;

/** The description says of each address what the rules say, no more and no less; that rules and endpoints agree is {@link AccessRulesTest}'s. */
class OpenApiTest {
    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private final JsonNode document = document();

    @Test
    void everyEndpointForProgramsIsDescribedAndNothingElse() {
        Set<String> described = new TreeSet<>();
        document.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(verb -> {
                    if (VERBS.contains(verb)) {
                        described.add(
                                verb.toUpperCase(java.util.Locale.ROOT) + " " + Endpoints.withoutNames(path.getKey()));
                    }
                }));
        Set<String> ruled = AccessRules.all().stream()
                .filter(rule -> AccessRules.isForPrograms(rule.path().getPatternString()))
                .map(rule ->
                        rule.method() + " " + Endpoints.withoutNames(rule.path().getPatternString()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(ruled);
    }

    @Test
    void whatIsForEverybodyIsDescribedSo() {
        AccessRules.all().stream()
                .filter(rule -> AccessRules.isForPrograms(rule.path().getPatternString()))
                .forEach(rule -> {
                    JsonNode operation = document.get("paths")
                            .get(rule.path().getPatternString())
                            .get(rule.method().name().toLowerCase(java.util.Locale.ROOT));
                    assertThat(operation.has("security"))
                            .as(rule.path().getPatternString())
                            .isEqualTo(rule.roles().isEmpty());
                });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        document.findValuesAsText("$ref").forEach(reference -> assertThat(
                        document.at(JsonPointer.compile(reference.substring(1))).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void everyOperationHasANameOfItsOwnAndSaysHowItRefuses() {
        Set<String> names = new HashSet<>();
        document.get("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.has("responses")) {
                        assertThat(names.add(operation.get("operationId").asText()))
                                .isTrue();
                        assertThat(operation.get("responses").has("default") || operation.has("security"))
                                .isTrue();
                    }
                }));
        assertThat(names).isNotEmpty();
    }

    @Test
    void everyExampleIsOfItsSchema() {
        List<String> faults = new ArrayList<>();
        int[] seen = {0};
        document.findParents("schema").stream()
                .filter(place -> place.has("example"))
                .forEach(place -> {
                    seen[0]++;
                    schema(place.get("schema"))
                            .validate(place.get("example"))
                            .forEach(fault -> faults.add(fault.getMessage()));
                });
        schema(document.at("/components/schemas/CustodyEvent"))
                .validate(document.at("/components/examples/CustodyEvent/value"))
                .forEach(fault -> faults.add(fault.getMessage()));
        assertThat(faults).isEmpty();
        assertThat(seen[0]).isGreaterThan(5);
    }

    /** The schema at a place, with the components beside it that it may refer to. */
    private JsonSchema schema(JsonNode place) {
        var whole = ((com.fasterxml.jackson.databind.node.ObjectNode) place).deepCopy();
        whole.set("components", document.get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("urn:openapi"), whole);
    }

    private static JsonNode document() {
        try {
            return OpenApi.read(new ObjectMapper());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
