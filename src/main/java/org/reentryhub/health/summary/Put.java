package org.reentryhub.health.summary;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * The update of something found at a receiver, under its id there. Where their server counts versions it is for the version
 * that was seen and no other (FHIR R4, 3.1.0.5.1): what moved meanwhile is looked at again before anything is changed.
 */
final class Put {
    private Put() {}

    static Bundle.BundleEntryComponent entry(Bundle transaction, Resource known) {
        var entry = transaction.addEntry().setResource(known);
        var id = known.getIdElement().getIdPart();
        entry.getRequest().setMethod(Bundle.HTTPVerb.PUT).setUrl(known.fhirType() + "/" + id);
        if (known.getMeta().hasVersionId()) {
            entry.getRequest().setIfMatch("W/\"" + known.getMeta().getVersionId() + "\"");
        }
        known.setId(id);
        return entry;
    }
}
