package org.reentryhub.health.summary;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * Something the patient has denied the recipient, now.
 *
 * @param covered what is denied
 * @param exceptions what of it is let through all the same
 */
record Denial(Covered covered, List<Covered> exceptions) {
    Denial {
        exceptions = List.copyOf(exceptions);
    }

    boolean isOfEverything() {
        return covered.isEverything() && exceptions.isEmpty();
    }

    boolean contains(Resource resource) {
        return covered.contains(resource) && exceptions.stream().noneMatch(exception -> exception.contains(resource));
    }
}
