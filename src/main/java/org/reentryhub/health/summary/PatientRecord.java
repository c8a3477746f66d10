package org.reentryhub.health.summary;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the health unit's server told about one patient at one moment; lives in memory only.
 *
 * @param base the address of the health unit's server, so that its own absolute references are known as its own
 * @param patient the patient
 * @param own the same patient as the server itself has them; another than {@code patient} only beside a summary
 * @param resources everything else, in the order it was read: findings of the searches and what they include or refer to
 * @param source the title page of the unit's own summary, when the record was read as one; its sections are theirs
 * @param names the local names of what references may call otherwise, such as {@code urn:uuid:…} within a document
 * @param besides the local names of what the summary did not tell and the server was asked for besides
 */
public record PatientRecord(
        String base,
        Patient patient,
        Patient own,
        List<Resource> resources,
        Optional<Composition> source,
        Map<String, String> names,
        Set<String> besides) {
    public PatientRecord {
        resources = List.copyOf(resources);
        names = Map.copyOf(names);
        besides = Set.copyOf(besides);
    }

    PatientRecord(
            String base,
            Patient patient,
            List<Resource> resources,
            Optional<Composition> source,
            Map<String, String> names) {
        this(base, patient, patient, resources, source, names, Set.of());
    }

    /** A record that was searched together. */
    public PatientRecord(String base, Patient patient, List<Resource> resources) {
        this(base, patient, resources, Optional.empty(), Map.of());
    }

    /**
     * A record that the unit's server wrote down as a patient summary (IPS {@code $summary}). Its entries are found by their
     * fullUrl as well as by their id; one without an id gets that of its fullUrl.
     *
     * @param document a document Bundle: a Composition first, and one Patient
     */
    public static PatientRecord ofSummary(String base, Bundle document) {
        var names = new HashMap<String, String>();
        document.getEntry().stream()
                .filter(Bundle.BundleEntryComponent::hasFullUrl)
                .forEach(entry -> names.putAll(LocalNames.told(entry.getFullUrl(), entry.getResource())));
        var told = document.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
        return new PatientRecord(
                base,
                told.stream()
                        .filter(Patient.class::isInstance)
                        .map(Patient.class::cast)
                        .findFirst()
                        .orElseThrow(),
                told.stream()
                        .skip(1)
                        .filter(resource -> !(resource instanceof Patient))
                        .toList(),
                Optional.of((Composition) told.get(0)),
                names);
    }

    /** The same record with more that the server told; what it has already, and what comes twice, it keeps once. */
    public PatientRecord with(List<Resource> more) {
        var all = new LinkedHashMap<String, Resource>();
        Stream.concat(resources.stream(), more.stream()).forEach(resource -> {
            if (!resource.hasId()) {
                resource.setId("nameless-" + all.size());
            }
            all.putIfAbsent(name(resource), resource);
        });
        var beside = new HashSet<>(all.keySet());
        resources.forEach(resource -> beside.remove(name(resource)));
        beside.addAll(besides);
        return new PatientRecord(base, patient, own, List.copyOf(all.values()), source, names, beside);
    }

    /**
     * The same record of the patient whom the server itself knows as {@code own}: what refers to that one is about this
     * one, and what a summary leaves out of a patient is there.
     */
    public PatientRecord as(Patient own) {
        var whole = patient.copy();
        if (!whole.hasGeneralPractitioner()) {
            whole.setGeneralPractitioner(own.copy().getGeneralPractitioner());
        }
        own.getIdentifier().stream()
                .filter(identifier -> whole.getIdentifier().stream().noneMatch(identifier::equalsDeep))
                .forEach(identifier -> whole.addIdentifier(identifier.copy()));
        own.getModifierExtension().forEach(changing -> whole.addModifierExtension(changing.copy()));
        var known = new HashMap<>(names);
        known.put(name(own), name(patient));
        return new PatientRecord(base, whole, own, resources, source, known, besides);
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

    /**
     * The target of a reference within the record or its server, whichever version of it is meant; nothing for other
     * servers', contained and logical ones.
     */
    public Optional<String> localName(Reference reference) {
        return Optional.ofNullable(reference.getReference()).flatMap(target -> LocalNames.find(target, base, names));
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
