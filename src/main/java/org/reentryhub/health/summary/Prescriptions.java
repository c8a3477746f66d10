package org.reentryhub.health.summary;

import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;

/** Which prescriptions are facts: what somebody ordered, not what somebody planned or proposed (FHIR R4, request-intent). */
public final class Prescriptions {
    private static final Set<MedicationRequestIntent> ORDERS = EnumSet.of(
            MedicationRequestIntent.ORDER,
            MedicationRequestIntent.ORIGINALORDER,
            MedicationRequestIntent.REFLEXORDER,
            MedicationRequestIntent.FILLERORDER,
            MedicationRequestIntent.INSTANCEORDER);

    private Prescriptions() {}

    /** Whether somebody has ordered it, whatever became of it. */
    public static boolean isOrder(MedicationRequest request) {
        return request.getIntent() != null && ORDERS.contains(request.getIntent());
    }
}
