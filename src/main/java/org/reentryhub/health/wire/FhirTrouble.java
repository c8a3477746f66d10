package org.reentryhub.health.wire;

/** A FHIR server did not give what was asked. Neither cause nor words of theirs: both may repeat clinical content. */
public final class FhirTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public FhirTrouble(Kind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** What the trouble is. */
    public enum Kind {
        UNREACHABLE,
        /** Not everything was there by the deadline of the reading. */
        SLOW,
        UNAUTHORISED,
        /** It has no such patient. */
        NO_SUCH_PATIENT,
        /** It answered something else than FHIR R4 as JSON, or too deep to be read. */
        UNREADABLE,
        /** More than the hub takes into its memory for one patient. */
        TOO_LARGE,
        /** What it calls the patient's summary is no document of one composition. */
        NO_SUMMARY,
        /** It answered with somebody else, or with somebody else besides. */
        WRONG_PATIENT;

        /** Whether asking again is of no use before somebody has mended the data, or made less of them. */
        public boolean staysUntilMended() {
            return this == NO_SUMMARY || this == WRONG_PATIENT || this == TOO_LARGE;
        }
    }
}
