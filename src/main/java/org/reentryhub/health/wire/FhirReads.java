package org.reentryhub.health.wire;

/** Asks a health party's FHIR server one question. The way there is the route {@code 2-read-health}. */
@FunctionalInterface
public interface FhirReads {
    /** What came back, whatever its status; an answer of status 0 means that none came. */
    FhirAnswer get(FhirQuestion question);
}
