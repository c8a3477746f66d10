package org.reentryhub.health;

/** A FHIR server did not give what was asked. Neither cause nor words of theirs: both may repeat clinical content. */
final class FhirTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    FhirTrouble(Kind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** What the trouble is. */
    enum Kind {
        UNREACHABLE,
        UNAUTHORISED,
        /** It has no such patient. */
        NO_SUCH_PATIENT,
        /** It answered something else than FHIR R4 as JSON, or too deep to be read. */
        UNREADABLE,
        /** More than the hub takes into its memory for one patient. */
        TOO_LARGE
    }
}
