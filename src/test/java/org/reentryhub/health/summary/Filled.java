package org.reentryhub.health.summary;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Resources in which everything that R4 knows is said, down to some depth. */
final class Filled {
    private static final int DEEPEST = 5;
    private static final Set<String> LEFT_OUT = Set.of(
            "contained", "extension", "modifierExtension", "implicitRules", "text", "meta", "id", "language", "div");
    private static final Map<String, String> PRIMITIVES = Map.ofEntries(
            Map.entry("boolean", "true"),
            Map.entry("date", "2026-10-01"),
            Map.entry("dateTime", "2026-10-01T08:00:00+02:00"),
            Map.entry("instant", "2026-10-01T08:00:00+02:00"),
            Map.entry("time", "08:00:00"),
            Map.entry("decimal", "2.50"),
            Map.entry("integer", "3"),
            Map.entry("positiveInt", "3"),
            Map.entry("unsignedInt", "3"),
            Map.entry("base64Binary", "AAAA"),
            Map.entry("uri", "http://x.example/system"),
            Map.entry("url", "http://x.example/url"),
            Map.entry("canonical", "http://x.example/canonical"),
            Map.entry("oid", "urn:oid:1.2.3"));
    private static final Map<String, String> REFERENCES = Map.of(
            "subject", "Patient/pat-1",
            "patient", "Patient/pat-1",
            "medication[x]", "Medication/e-0",
            "device", "Device/e-0",
            "hasMember", "Observation/e-1",
            "result", "Observation/e-0",
            "reference", "Condition/e-0",
            "reasonReference", "Condition/e-0",
            "addresses", "Condition/e-0");

    private final int choice;

    private Filled(int choice) {
        this.choice = choice;
    }

    /**
     * One of that kind.
     *
     * @param choice of the types that an element may have, the how-manieth
     */
    static <T extends Resource> T of(Class<T> kind, String id, int choice) {
        var definition = Examples.FHIR.getResourceDefinition(kind);
        var resource = kind.cast(definition.newInstance());
        new Filled(choice).fill(definition, resource, 0);
        resource.setId(id);
        return resource;
    }

    private void fill(BaseRuntimeElementCompositeDefinition<?> definition, IBase whole, int depth) {
        for (var child : definition.getChildren()) {
            if (!LEFT_OUT.contains(child.getElementName()) && depth < DEEPEST) {
                fill(child, whole, depth);
            }
        }
    }

    private void fill(BaseRuntimeChildDefinition child, IBase whole, int depth) {
        var names = List.copyOf(new TreeSet<>(child.getValidChildNames()));
        var definition = child.getChildByName(names.get(choice % names.size()));
        var value = definition.newInstance(child.getInstanceConstructorArguments());
        if (value instanceof Reference reference) {
            reference.setReference(REFERENCES.getOrDefault(child.getElementName(), "Organization/e-0"));
            reference.setDisplay("Navn");
        } else if (value instanceof IPrimitiveType<?> primitive) {
            primitive.setValueAsString(
                    child instanceof RuntimeChildPrimitiveEnumerationDatatypeDefinition bound
                            ? code(bound.getBoundEnumType())
                            : PRIMITIVES.getOrDefault(definition.getName(), "x"));
        } else if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            fill(composite, value, depth + 1);
        }
        if (!(value instanceof org.hl7.fhir.r4.model.Base base) || !base.isEmpty()) {
            child.getMutator().addValue(whole, value);
        }
    }

    private static String code(Class<? extends Enum<?>> codes) {
        try {
            var first = codes.getEnumConstants()[0];
            return (String) codes.getMethod("toCode").invoke(first);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
