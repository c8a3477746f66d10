package org.reentryhub.health.summary;

import java.util.Collection;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;

/** Identifiers that can be compared: a number of some series. R4 lets either be there as «unknown», which is neither. */
final class Numbers {
    private Numbers() {}

    static boolean isWhole(Identifier identifier) {
        return identifier.getSystem() != null && identifier.getValue() != null;
    }

    /** {@code system|value} each, of those that are whole. */
    static Stream<String> pairs(Collection<Identifier> identifiers) {
        return identifiers.stream()
                .filter(Numbers::isWhole)
                .map(identifier -> identifier.getSystem() + "|" + identifier.getValue());
    }
}
