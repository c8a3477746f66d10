package org.reentryhub.custody;

/**
 * Where the prison health unit keeps this patient: all that a prison record knows of health.
 *
 * @param partnerId the health unit in the partner directory
 * @param patient the id of the {@code Patient} on its FHIR server
 */
public record HealthUnitLink(String partnerId, String patient) {
    @Override
    public String toString() {
        return "***";
    }
}
