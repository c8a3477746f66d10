package org.reentryhub.health.summary;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Makes copies that need nothing outside the document: a reference leads to another entry of it, or keeps only the name
 * and number of what it points at (FHIR R4, 3.3.1); of what the patient has blocked, not even those. The source's ids,
 * labels, claimed profiles, language and ready-made narrative stay behind.
 */
final class Closing {
    private static final String NOT_HERE = "Ikke med i sammendraget";

    private final Index index;
    private final Reservation reservation;
    private final Urns urns;

    Closing(Index index, Reservation reservation, Urns urns) {
        this.index = index;
        this.reservation = reservation;
        this.urns = urns;
    }

    Resource copy(Resource original, Meta labels) {
        var copy = original.copy();
        copy.setMeta(labels.copy());
        var hidden = hidden(original);
        if (copy instanceof DomainResource holder) {
            holder.getContained().removeIf(inner -> hidden.contains(within(inner.getId())));
        }
        strip(copy);
        close(copy, hidden);
        return copy;
    }

    /** What an entry contains that would not be told if it were one itself. */
    private Set<String> hidden(Resource original) {
        var contained = original instanceof DomainResource holder ? holder.getContained() : List.<Resource>of();
        return contained.stream()
                .filter(inner -> !Contents.isEntry(inner) || !Truth.holds(inner) || reservation.withholds(inner))
                .map(inner -> within(inner.getId()))
                .collect(Collectors.toSet());
    }

    private static String within(String id) {
        return "#" + id.replaceFirst("^#", "");
    }

    private static void strip(Resource copy) {
        copy.setLanguage(null);
        if (copy instanceof DomainResource narrated) {
            narrated.setText(null);
            narrated.getContained().forEach(contained -> {
                contained.setMeta(null);
                strip(contained);
            });
        }
    }

    private void close(Base element, Set<String> hidden) {
        if (element instanceof Reference reference) {
            redirect(reference, hidden);
        } else if (element instanceof Extension extension) {
            Tongues.settle(extension);
        }
        for (var child : element.children()) {
            for (var value : child.getValues()) {
                if (!(value instanceof CanonicalType)) {
                    close(value, hidden);
                }
            }
        }
    }

    private void redirect(Reference reference, Set<String> hidden) {
        var there = reference.getReference();
        if (hidden.contains(String.valueOf(there))) {
            leaveOut(reference);
        }
        if (there == null || there.startsWith("#")) {
            return;
        }
        var target = index.find(reference);
        if (reservation.withholds(reference)
                || target.filter(found -> !Truth.holds(found)).isPresent()) {
            leaveOut(reference);
            return;
        }
        var here = index.record().localName(reference).flatMap(urns::find);
        reference.setReference(here.orElse(null));
        if (here.isEmpty()) {
            target.ifPresent(found -> Naming.describe(reference, found, index));
        }
        if (!reference.hasReference() && !reference.hasIdentifier() && reference.getDisplay() == null) {
            reference.setDisplay(NOT_HERE);
        }
    }

    private static void leaveOut(Reference reference) {
        reference.setReference(null).setIdentifier(null).setDisplay(NOT_HERE);
        reference.setResource(null);
    }
}
