package org.reentryhub.health.summary;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.InstantType;

/**
 * What a document says of the patient, without what comes from the moment of writing: neither times and words of its cover nor
 * ids derived from it. Two documents of the same essence tell a reader the same.
 */
public final class Essence {
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Essence() {}

    /** The essence as text; clinical, so it must not rest. */
    public static String of(FhirContext fhir, Bundle document) {
        var bare = document.copy();
        bare.setIdentifier(null);
        bare.setTimestampElement(new InstantType());
        if (bare.getEntryFirstRep().getResource() instanceof Composition page) {
            page.setDate(null);
            page.setText(null);
            page.setEvent(null);
            page.setRelatesTo(null);
        }
        var places = new HashMap<String, String>();
        bare.getEntry().forEach(entry -> places.put(uuid(entry.getFullUrl()), "#" + places.size()));
        var text = fhir.newJsonParser().encodeResourceToString(bare);
        return UUID_TEXT.matcher(text).replaceAll(id -> places.getOrDefault(id.group(), id.group()));
    }

    private static String uuid(String address) {
        return address.replaceFirst("^urn:uuid:", "");
    }
}
