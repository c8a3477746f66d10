package org.reentryhub.health.summary;

import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * An organisation as the partner directory knows it.
 *
 * @param name as it is written to people
 * @param identifiers {@code system|value} each, the most official first (organisation number, HER-id)
 */
public record Party(String name, List<String> identifiers) {
    public Party {
        identifiers = List.copyOf(identifiers);
        if (identifiers.isEmpty()) {
            throw new IllegalArgumentException("a health party has no identifier");
        }
    }

    /** A reference by identifier, since the two servers do not know each other's ids. */
    Reference logical() {
        return new Reference()
                .setType("Organization")
                .setIdentifier(fhirIdentifiers().get(0))
                .setDisplay(name);
    }

    List<Identifier> fhirIdentifiers() {
        return identifiers.stream().map(Party::identifier).toList();
    }

    private static Identifier identifier(String pair) {
        int bar = pair.indexOf('|');
        return new Identifier().setSystem(pair.substring(0, bar)).setValue(pair.substring(bar + 1));
    }
}
