package org.reentryhub.health.summary;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A record by the local names under which its parts refer to each other; nothing is ever fetched. */
final class Index {
    private final PatientRecord record;
    private final Map<String, Resource> byName = new HashMap<>();

    Index(PatientRecord record) {
        this.record = record;
        byName.put(PatientRecord.name(record.patient()), record.patient());
        record.resources().forEach(resource -> byName.putIfAbsent(PatientRecord.name(resource), resource));
    }

    PatientRecord record() {
        return record;
    }

    /**
     * Whether what the server knows by that name would be found here if it is told. A summary may have given it another
     * name; then it is told, and is nowhere to be found.
     */
    boolean recognises(String name) {
        return record.source().isEmpty()
                || byName.containsKey(name) && !record.besides().contains(name);
    }

    /** Whether what bears that label would be found here: a summary may have left all labels out. */
    boolean recognises(Coding label) {
        return record.source().isEmpty()
                || record.resources().stream()
                        .filter(resource -> !record.besides().contains(PatientRecord.name(resource)))
                        .anyMatch(
                                resource -> resource.getMeta().getSecurity(label.getSystem(), label.getCode()) != null);
    }

    /** What a reference leads to within the record; nothing for contained, logical and other servers' ones. */
    Optional<Resource> find(Reference reference) {
        return record.localName(reference).map(byName::get);
    }

    /** The same, and what the reference's own resource contains. */
    Optional<Resource> findOrContained(Reference reference) {
        return Optional.ofNullable((Resource) reference.getResource()).or(() -> find(reference));
    }
}
