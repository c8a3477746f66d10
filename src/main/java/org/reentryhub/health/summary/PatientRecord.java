package org.reentryhub.health.summary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the health unit's server told about one patient at one moment; lives in memory only.
 *
 * @param base the address of the health unit's server, so that its own absolute references are known as its own
 * @param patient the patient
 * @param resources everything else, in the order it was read: findings of the searches and what they include or refer to
 */
public record PatientRecord(String base, Patient patient, List<Resource> resources) {
    public PatientRecord {
        resources = List.copyOf(resources);
    }

    /** All of one kind, in reading order. */
    public <T extends Resource> Stream<T> all(Class<T> kind) {
        return resources.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** What a reference such as {@code Organization/gp} points at, when it was read; never fetched. */
    public Optional<Resource> resolve(Reference reference) {
        var target = localName(reference);
        return resources.stream()
                .filter(resource -> target.filter(name(resource)::equals).isPresent())
                .findFirst();
    }

    /** The target of a reference within the health unit's server; nothing for other servers', contained and logical ones. */
    public Optional<String> localName(Reference reference) {
        return Optional.ofNullable(reference.getReference())
                .map(target -> target.startsWith(base + "/") ? target.substring(base.length() + 1) : target)
                .filter(target -> !target.contains(":") && !target.startsWith("#"));
    }

    /** The local name of a resource at its server, such as {@code Condition/c-1}. */
    public static String name(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    @Override
    public String toString() {
        return "a patient record of " + resources.size() + " resources";
    }
}
