package org.reentryhub.health.summary;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    /** What a reference leads to within the record; nothing for contained, logical and other servers' ones. */
    Optional<Resource> find(Reference reference) {
        return record.localName(reference).map(byName::get);
    }

    /** The same, and what the reference's own resource contains. */
    Optional<Resource> findOrContained(Reference reference) {
        return Optional.ofNullable((Resource) reference.getResource()).or(() -> find(reference));
    }
}
