package org.reentryhub.health.summary;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Resource;

/**
 * One section as it will be written.
 *
 * @param code what kind it is
 * @param title Norwegian where the kind is known, else the source's
 * @param entries what stands in it
 * @param paragraphs what the source says in plain words; only where it has no entries
 * @param absence why there is nothing, when there is nothing
 * @param note how the entries were chosen, or empty
 * @param withheld whether the patient has blocked something of it
 */
record Chapter(
        CodeableConcept code,
        String title,
        List<Resource> entries,
        List<String> paragraphs,
        Optional<CodeableConcept> absence,
        String note,
        boolean withheld) {
    Chapter {
        entries = List.copyOf(entries);
        paragraphs = List.copyOf(paragraphs);
    }

    /** The same without what is blocked; words cannot be taken apart, so they go when anything at all is. */
    Chapter without(Predicate<Resource> blocked, boolean words) {
        var left = entries.stream().filter(blocked.negate()).toList();
        var wordless = words && !paragraphs.isEmpty();
        return new Chapter(
                code,
                title,
                left,
                wordless ? List.of() : paragraphs,
                absence,
                note,
                left.size() < entries.size() || wordless);
    }

    boolean isEmpty() {
        return entries.isEmpty() && paragraphs.isEmpty();
    }
}
