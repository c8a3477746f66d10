package org.reentryhub.health.sending;

import org.jspecify.annotations.Nullable;

/**
 * What an attempt carries, ready to leave; lives in one exchange and prints without its content.
 *
 * @param path within the recipient's base, one of few constants; empty for the base itself
 * @param ifNoneExist the header of that name: the search that finds nothing where this is not yet; null for none
 * @param body JSON in UTF-8, as bytes: as text, a transport might choose another encoding
 */
public record HealthLetter(String path, @Nullable String ifNoneExist, byte[] body) {
    /** A transaction goes to the base itself (FHIR R4, 3.1.0.11). */
    static HealthLetter transaction(byte[] body) {
        return new HealthLetter("", null, body);
    }

    /** A document, which is not kept twice under one identifier. */
    static HealthLetter document(String system, String identifier, byte[] body) {
        return new HealthLetter("/Bundle", "identifier=" + system + "|" + identifier, body);
    }

    /** A message; its receiver knows it again by its ids (FHIR R4, 2.4.5.2). */
    static HealthLetter message(byte[] body) {
        return new HealthLetter("/$process-message", null, body);
    }

    @Override
    public String toString() {
        return "a health letter";
    }
}
