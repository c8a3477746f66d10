package org.reentryhub.health.summary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Writes into a reference who is meant, by name and number, where that person or organisation itself does not go along. */
final class Naming {
    /** What is longer is no name, and would be written at each place where it is meant. */
    private static final int LONGEST = 500;

    private Naming() {}

    static void describe(Reference reference, Resource target, Index index) {
        var name = name(target, index);
        if (reference.getDisplay() == null && !name.isEmpty() && name.length() <= LONGEST) {
            reference.setDisplay(name);
        }
        if (!reference.hasIdentifier()) {
            number(target)
                    .ifPresent(identifier -> reference.setIdentifier(
                            new Identifier().setSystem(identifier.getSystem()).setValue(identifier.getValue())));
        }
    }

    /** What people call it; empty for anything but people and organisations. */
    static String name(Resource target, Index index) {
        if (target instanceof Practitioner practitioner) {
            return practitioner.getName().stream()
                    .findFirst()
                    .map(Naming::words)
                    .orElse("");
        }
        if (target instanceof PractitionerRole role) {
            return Stream.of(role.getPractitioner(), role.getOrganization())
                    .map(part -> part.getDisplay() != null
                            ? part.getDisplay()
                            : index.find(part).map(found -> name(found, index)).orElse(""))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(", "));
        }
        return target instanceof Organization organisation && organisation.getName() != null
                ? organisation.getName()
                : "";
    }

    private static String words(HumanName name) {
        return name.getText() != null ? name.getText() : name.getNameAsSingleString();
    }

    private static Optional<Identifier> number(Resource target) {
        var identifiers = target instanceof Practitioner practitioner
                ? practitioner.getIdentifier()
                : target instanceof Organization organisation ? organisation.getIdentifier() : List.<Identifier>of();
        return identifiers.stream()
                .filter(Numbers::isWhole)
                .filter(identifier ->
                        identifier.getSystem().length() + identifier.getValue().length() <= LONGEST)
                .filter(identifier -> !Systems.NATIONAL.contains(identifier.getSystem()))
                .findFirst();
    }
}
