package org.reentryhub.health.summary;

import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Makes copies that need nothing outside the document: a reference leads to another entry of it, or keeps only the name
 * and number of what it points at (FHIR R4, 3.3.1). The source's ids, labels, claimed profiles and ready-made narrative
 * stay behind.
 */
final class Closing {
    private final PatientRecord record;
    private final Urns urns;

    Closing(PatientRecord record, Urns urns) {
        this.record = record;
        this.urns = urns;
    }

    Resource copy(Resource original, Meta labels) {
        var copy = original.copy();
        copy.setMeta(labels.copy());
        copy.setLanguage(null);
        if (copy instanceof DomainResource narrated) {
            narrated.setText(null);
        }
        close(copy);
        return copy;
    }

    private void close(Base element) {
        if (element instanceof Reference reference) {
            redirect(reference);
        }
        element.children().stream()
                .flatMap(child -> child.getValues().stream())
                .filter(value -> !(value instanceof CanonicalType))
                .forEach(this::close);
    }

    private void redirect(Reference reference) {
        var target = reference.getReference();
        if (target == null || target.startsWith("#")) {
            return;
        }
        reference.setReference(Optional.of(reference)
                .flatMap(record::localName)
                .flatMap(urns::find)
                .orElse(null));
        if (!reference.hasReference() && !reference.hasIdentifier() && !reference.hasDisplay()) {
            reference.setDisplay("Ikke med i sammendraget");
        }
    }
}
