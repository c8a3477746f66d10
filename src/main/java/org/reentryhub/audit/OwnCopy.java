package org.reentryhub.audit;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;

/**
 * A part of what a person may be given of everything that was ever sent about them (GDPR art. 15). Prison and health unit
 * each keep their own; only the person's own copy has both.
 */
@FunctionalInterface
public interface OwnCopy {

    /** What was sent about the person, oldest first. */
    List<Item> of(PersonNumber person);

    /**
     * One disclosure, in the words a person can be given.
     *
     * @param fields JSON Pointers, or the name of a whole document
     * @param legalBasis a code or a paragraph
     * @param purpose what for, a code; null of what left before this was written down
     */
    record Item(
            OffsetDateTime at,
            String recipient,
            String domain,
            String kind,
            List<String> fields,
            String legalBasis,
            @Nullable String purpose) {
        public Item {
            fields = List.copyOf(fields);
        }
    }
}
