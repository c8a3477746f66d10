package org.reentryhub.health.summary;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionDataComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;

/**
 * What content a provision of a Consent speaks of (FHIR R4, Consent.provision): all that satisfies each kind of condition
 * that it has; one without conditions speaks of everything.
 *
 * @param names entries by their local names
 * @param kinds FHIR's names of kinds of resource
 * @param codes codes that may stand anywhere in an entry
 * @param labels security labels
 */
record Covered(Set<String> names, Set<String> kinds, List<Coding> codes, List<Coding> labels) {
    private static final String KINDS = "http://hl7.org/fhir/resource-types";

    /** Who is named as a visit or as a person is not an entry that could be left out. */
    private static final Set<String> NO_ENTRIES = Set.of("Patient", "Encounter", "EpisodeOfCare", "Group");

    /** In these a shorter code is the class of all that begin with it. */
    private static final Set<String> CLASSIFICATIONS = Set.of(
            "http://hl7.org/fhir/sid/icd-10",
            "urn:oid:2.16.578.1.12.4.1.1.7110",
            "http://www.whocc.no/atc",
            "urn:oid:2.16.578.1.12.4.1.1.7180");

    /** Reads the conditions; empty when one of them cannot be evaluated. */
    static Optional<Covered> by(ProvisionComponent provision, Index index) {
        var names = new HashSet<String>();
        var clear = !provision.hasDataPeriod()
                && provision.getData().stream().allMatch(data -> add(names, data, index))
                && provision.getClass_().stream().allMatch(Covered::isKind)
                && provision.getCode().stream().allMatch(Covered::isCoded)
                && provision.getSecurityLabel().stream().allMatch(label -> isWhole(label) && index.recognises(label));
        return clear
                ? Optional.of(new Covered(
                        names,
                        Set.copyOf(provision.getClass_().stream()
                                .map(Coding::getCode)
                                .toList()),
                        provision.getCode().stream()
                                .flatMap(code -> code.getCoding().stream())
                                .toList(),
                        provision.getSecurityLabel()))
                : Optional.empty();
    }

    boolean isEverything() {
        return names.isEmpty() && kinds.isEmpty() && codes.isEmpty() && labels.isEmpty();
    }

    boolean contains(Resource resource) {
        return (names.isEmpty() || names.contains(PatientRecord.name(resource)))
                && (kinds.isEmpty() || kinds.contains(resource.fhirType()))
                && (codes.isEmpty() || mentions(resource))
                && (labels.isEmpty()
                        || resource.getMeta().getSecurity().stream().anyMatch(this::isLabel));
    }

    private boolean isLabel(Coding label) {
        return labels.stream().anyMatch(wanted -> same(wanted, label));
    }

    private boolean mentions(Base element) {
        return element instanceof Coding coding && codes.stream().anyMatch(wanted -> isOf(wanted, coding))
                || element.children().stream()
                        .flatMap(child -> child.getValues().stream())
                        .anyMatch(this::mentions);
    }

    private static boolean isOf(Coding wanted, Coding found) {
        return same(wanted, found)
                || CLASSIFICATIONS.contains(wanted.getSystem())
                        && wanted.getSystem().equals(found.getSystem())
                        && found.getCode() != null
                        && found.getCode().startsWith(wanted.getCode());
    }

    private static boolean same(Coding wanted, Coding found) {
        return wanted.getSystem().equals(found.getSystem()) && wanted.getCode().equals(found.getCode());
    }

    private static boolean add(Set<String> names, provisionDataComponent data, Index index) {
        var name = index.record()
                .localName(data.getReference())
                .filter(local -> data.getMeaning() == ConsentDataMeaning.INSTANCE)
                .filter(local -> !NO_ENTRIES.contains(local.replaceFirst("/.*", "")))
                .filter(index::recognises);
        name.ifPresent(names::add);
        return name.isPresent();
    }

    private static boolean isKind(Coding coding) {
        return (!coding.hasSystem() || KINDS.equals(coding.getSystem()))
                && List.of(ResourceType.values()).stream()
                        .anyMatch(kind -> kind.name().equals(coding.getCode()))
                && !NO_ENTRIES.contains(coding.getCode());
    }

    private static boolean isCoded(CodeableConcept concept) {
        return concept.hasCoding() && concept.getCoding().stream().allMatch(Covered::isWhole);
    }

    private static boolean isWhole(Coding coding) {
        return coding.getSystem() != null && coding.getCode() != null;
    }
}
