package org.reentryhub.health.summary;

import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * What changes the meaning of a resource in a way the hub does not know (FHIR R4, 2.4.1), however deep it lies. What is
 * nested deeper than any clinical content counts as not known either.
 */
public final class Modifiers {
    private static final int DEEPEST = 50;

    private static final Set<String> TURNING = Set.of("doNotPerform", "comparator");

    private Modifiers() {}

    /** Whether there is any in it. */
    public static boolean in(Resource resource) {
        return resource.hasImplicitRules() || modifies(resource, 0);
    }

    /** Whether nobody knows if it means what it says or the opposite. */
    private static boolean isTurnedPerhaps(Property child) {
        return TURNING.contains(child.getName())
                && child.getValues().stream().anyMatch(value -> !value.isEmpty() && !value.hasPrimitiveValue());
    }

    private static boolean modifies(Base element, int depth) {
        if (depth > DEEPEST) {
            return true;
        }
        for (var child : element.children()) {
            if (child.hasValues()) {
                if (child.getName().equals("modifierExtension") || isTurnedPerhaps(child)) {
                    return true;
                }
                for (var value : child.getValues()) {
                    if (modifies(value, depth + 1)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
