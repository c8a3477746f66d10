package org.reentryhub.health.summary;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * The update of something found at a receiver, under its id there. Where their server counts versions it is for the version
 * that was seen and no other (FHIR R4, 3.1.0.5.1): what moved meanwhile is looked at again before anything is changed.
 */
final class Put {
    private Put() {}

    static void entry(Bundle transaction, String base, Resource known) {
        var entry = transaction.addEntry().setFullUrl(base + "/" + place(known)).setResource(known);
        entry.getRequest().setMethod(Bundle.HTTPVerb.PUT).setUrl(place(known));
        if (known.getMeta().hasVersionId()) {
            entry.getRequest().setIfMatch("W/\"" + known.getMeta().getVersionId() + "\"");
        }
        known.setId(known.getIdElement().getIdPart());
    }

    /** Where it is there, such as {@code Task/1}. */
    static String place(Resource known) {
        return known.fhirType() + "/" + known.getIdElement().getIdPart();
    }
}
