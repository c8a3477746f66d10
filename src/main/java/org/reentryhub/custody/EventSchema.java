package org.reentryhub.custody;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.reentryhub.problem.FieldProblem;

/**
 * The shape of an event: {@code schemas/custody-event.schema.json}, which prisons may use as it is. What a member must be
 * stands in its description, and the sentences of the faults are made from that, so no sentence repeats a value.
 */
final class EventSchema {
    private static final String RESOURCE = "/schemas/custody-event.schema.json";

    private final JsonSchema schema;

    EventSchema() {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .formatAssertionsEnabled(false)
                .regularExpressionFactory(EventSchema::expression)
                .build();
        try (InputStream text = Objects.requireNonNull(EventSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        schema.initializeValidators();
    }

    /** In JSON Schema a final {@code $} is the very end; in Java it would let a line break follow. */
    private static RegularExpression expression(String regex) {
        Pattern pattern = Pattern.compile(regex.replaceFirst("\\$$", "\\\\z"));
        return value -> pattern.matcher(value).find();
    }

    /** Every fault of the shape; none when the shape is right. */
    List<FieldProblem> faults(JsonNode event) {
        return schema.validate(event).stream().map(this::fault).distinct().toList();
    }

    private FieldProblem fault(ValidationMessage found) {
        String where = found.getInstanceLocation().toString();
        return switch (found.getType()) {
            case "required" -> new FieldProblem(where + "/" + found.getProperty(), "is missing");
            case "enum" -> new FieldProblem(where, "must be one of " + allowed(found.getSchemaNode()));
            default -> new FieldProblem(where, "must be " + description(found));
        };
    }

    private static String allowed(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(value -> value.isNull() ? "null" : value.textValue())
                .collect(Collectors.joining(", "));
    }

    private String description(ValidationMessage found) {
        JsonPointer member =
                JsonPointer.compile(found.getEvaluationPath().toString()).head();
        return schema.getSchemaNode().at(member).path("description").asText("of another form");
    }
}
