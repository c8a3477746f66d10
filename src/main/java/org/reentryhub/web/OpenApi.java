package org.reentryhub.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of every HTTP surface: kept by hand in {@code openapi.yaml}, read once, served as JSON. */
@RestController
class OpenApi {
    private final byte[] document;

    OpenApi(ObjectMapper json) throws IOException {
        this.document = json.writeValueAsBytes(read(json));
    }

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] document() {
        return document;
    }

    /** The document, with the schema of custody events in its place: the one that events are checked against. */
    static ObjectNode read(ObjectMapper json) throws IOException {
        try (InputStream yaml = new ClassPathResource("openapi.yaml").getInputStream();
                InputStream schema = new ClassPathResource("schemas/custody-event.schema.json").getInputStream()) {
            ObjectNode document = (ObjectNode) new YAMLMapper().readTree(yaml);
            ObjectNode event = (ObjectNode) json.readTree(schema);
            event.remove("$id");
            document.withObject("/components/schemas").set("CustodyEvent", event);
            return document;
        }
    }
}
