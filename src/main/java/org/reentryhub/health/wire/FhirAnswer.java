package org.reentryhub.health.wire;

/** What a FHIR server answered; lives in memory only and prints without its content. */
public record FhirAnswer(int status, String body) {
    /** No answer at all. */
    public static final FhirAnswer NONE = new FhirAnswer(0, "");

    /** An answer larger than the hub takes. */
    public static final FhirAnswer TOO_LARGE = new FhirAnswer(-1, "");

    @Override
    public String toString() {
        return "a FHIR answer of status " + status;
    }
}
