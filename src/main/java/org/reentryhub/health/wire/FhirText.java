package org.reentryhub.health.wire;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import org.hl7.fhir.r4.model.Resource;
import org.reentryhub.health.wire.FhirTrouble.Kind;

/** FHIR JSON to resources and back, telling nobody what was in it: HAPI's own messages and log lines repeat values. */
public final class FhirText {
    private FhirText() {}

    /**
     * Looks at the outer shape, for whoever leaves the parsing to others.
     *
     * @throws FhirTrouble when it is nested deeper or longer than any has reason to be, or has numbers that nobody can have
     *     measured
     */
    public static void check(String json) {
        checked(json);
    }

    private static FhirShape checked(String json) {
        var shape = FhirShape.of(json);
        shape.trouble().ifPresent(kind -> {
            throw new FhirTrouble(kind);
        });
        return shape;
    }

    /**
     * What it says.
     *
     * @throws FhirTrouble when it is not FHIR R4 as JSON, or {@link #check} finds fault with it
     */
    public static Resource parse(FhirContext fhir, String json) {
        var shape = checked(json);
        try {
            var parser = fhir.newJsonParser();
            parser.setParserErrorHandler(new LenientErrorHandler(false));
            parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
            if (parser.parseResource(json) instanceof Resource resource
                    && !(shape.hidesNumbers() && FhirNumber.isHugeIn(resource))) {
                return resource;
            }
        } catch (DataFormatException | IllegalArgumentException unreadable) {
            throw new FhirTrouble(Kind.UNREADABLE);
        }
        throw new FhirTrouble(Kind.UNREADABLE);
    }

    public static String write(FhirContext fhir, Resource resource) {
        return fhir.newJsonParser().encodeResourceToString(resource);
    }
}
