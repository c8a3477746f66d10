package org.reentryhub.process;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** A receiver that repeats what it refuses, in an OperationOutcome or as plain text, and in a header as well. */
final class Echo implements ResponseDefinitionTransformerV2 {
    static final String NAME = "echo";
    private static final int LONGEST_HEADER = 2_000;

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        String said = event.getRequest().getBodyAsString();
        boolean asText = event.getTransformerParameters().containsKey("as");
        String header = said.replaceAll("[^ -~]", " ");
        return ResponseDefinitionBuilder.like(event.getResponseDefinition())
                .but()
                .withHeader("Content-Type", asText ? "text/plain" : "application/fhir+json")
                .withHeader("Warning", header.substring(Math.max(0, header.length() - LONGEST_HEADER)))
                .withBody(asText ? said : outcome(said))
                .build();
    }

    private static String outcome(String said) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"invalid\",\"diagnostics\":"
                + JsonNodeFactory.instance.textNode(said) + "}]}";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public String getName() {
        return NAME;
    }
}
