package org.reentryhub.health.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.reentryhub.partner.Partner.FhirForm;

/** Judges a CapabilityStatement by what the hub would ask of its server. Pure. */
final class Abilities {
    private Abilities() {}

    /**
     * What the server says that it cannot do, each by the element or interaction that says so. None for what is no
     * CapabilityStatement: to say nothing is not to say no, and a server that takes what it is sent may well have no description.
     */
    static List<String> objections(JsonNode statement, FhirForm form) {
        var objections = new ArrayList<String>();
        if (statement.path("resourceType").asText().equals("CapabilityStatement")) {
            objectUnless(statement.path("fhirVersion").asText().startsWith("4.0"), "fhirVersion", objections);
            objectUnless(takesJson(statement), "format", objections);
            var servers = each(statement.path("rest"))
                    .filter(rest -> rest.path("mode").asText().equals("server"))
                    .toList();
            switch (form) {
                case TRANSACTION ->
                    objectUnless(
                            servers.stream().anyMatch(server -> can(server, "transaction")), "transaction", objections);
                case DOCUMENT ->
                    objectUnless(
                            servers.stream()
                                    .flatMap(server -> each(server.path("resource")))
                                    .filter(resource ->
                                            resource.path("type").asText().equals("Bundle"))
                                    .anyMatch(bundles -> can(bundles, "create")),
                            "create",
                            objections);
                case MESSAGE ->
                    objectUnless(
                            servers.stream()
                                    .flatMap(server -> each(server.path("operation")))
                                    .anyMatch(operation ->
                                            operation.path("name").asText().equals("process-message")),
                            "process-message",
                            objections);
            }
        }
        return List.copyOf(objections);
    }

    private static void objectUnless(boolean holds, String reason, List<String> objections) {
        if (!holds) {
            objections.add(reason);
        }
    }

    private static boolean takesJson(JsonNode statement) {
        return each(statement.path("format"))
                .map(JsonNode::asText)
                .anyMatch(format -> format.equals("json") || format.matches("application/(fhir\\+)?json\\b.*"));
    }

    private static boolean can(JsonNode place, String interaction) {
        return each(place.path("interaction"))
                .anyMatch(each -> each.path("code").asText().equals(interaction));
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
