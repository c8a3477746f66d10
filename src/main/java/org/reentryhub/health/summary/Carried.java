package org.reentryhub.health.summary;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Everything that goes with the entries of a document: what they refer to, and what that refers to. By the written rules that
 * is what an entry cannot be read without; of a summary that the health unit's server wrote, all it holds but next of kin.
 */
final class Carried {
    private static final Set<String> PARTS = Set.of("Medication", "Substance", "Specimen", "Device", "Observation");

    private final Index index;
    private final Reservation reservation;

    private Carried(Index index, Reservation reservation) {
        this.index = index;
        this.reservation = reservation;
    }

    /** The entries first, in their order, then what goes with them; circles end where they began. */
    static Set<Resource> with(Collection<Resource> entries, Index index, Reservation reservation) {
        return new Carried(index, reservation).with(entries);
    }

    private Set<Resource> with(Collection<Resource> entries) {
        var all = new LinkedHashSet<>(entries);
        var unread = new ArrayDeque<>(all);
        while (!unread.isEmpty()) {
            references(unread.remove())
                    .flatMap(reference -> index.find(reference).stream())
                    .filter(this::goes)
                    .filter(all::add)
                    .forEach(unread::add);
        }
        return all;
    }

    private boolean goes(Resource resource) {
        return isWanted(resource) && Truth.holds(resource) && !reservation.withholds(resource);
    }

    private boolean isWanted(Resource resource) {
        if (!Contents.isEntry(resource)) {
            return false;
        }
        return index.record().source().isPresent()
                || PARTS.contains(resource.fhirType())
                        && !(resource instanceof Observation observation && !Measured.isObserved(observation));
    }

    private static Stream<Reference> references(Base element) {
        var references = Stream.<Reference>builder();
        collect(element, references);
        return references.build();
    }

    private static void collect(Base element, Stream.Builder<Reference> into) {
        if (element instanceof Reference reference) {
            into.add(reference);
        }
        for (var child : element.children()) {
            List<Base> values = child.getValues();
            for (var value : values) {
                if (!(value instanceof CanonicalType)) {
                    collect(value, into);
                }
            }
        }
    }
}
