package org.reentryhub.health.summary;

import java.util.UUID;

/**
 * Which document is which. The first version of a delivery's document takes its ids from the delivery itself, each later one
 * from the delivery and its number, so that a retry of either is the same document.
 */
public final class DocumentId {
    private DocumentId() {}

    /** The identifier of a version of a delivery's document, {@code urn:uuid:…}. */
    public static String urn(UUID delivery, int version) {
        return DerivedId.urn(DerivedId.of(space(delivery, version), "document"));
    }

    /** What all ids inside that version are derived from. */
    static UUID space(UUID delivery, int version) {
        return version == 1 ? delivery : DerivedId.of(delivery, "version/" + version);
    }
}
