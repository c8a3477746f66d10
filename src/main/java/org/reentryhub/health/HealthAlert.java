package org.reentryhub.health;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Something the health unit must look at.
 *
 * @param details what it is about: names of recipients, kinds of fault and where they lie; never what stands there
 */
record HealthAlert(Kind kind, List<String> details, OffsetDateTime at) {
    HealthAlert {
        details = List.copyOf(details);
    }

    enum Kind {
        /** The custody record links to no health unit of the directory. */
        NO_HEALTH_UNIT,
        /** The health unit's own server does not answer, or not in FHIR. */
        UNIT_SILENT,
        /** The patient there is not the person in custody, or cannot be compared. */
        IDENTITY_MISMATCH,
        /** A named recipient is not in the directory. */
        RECIPIENT_UNKNOWN,
        /** The health unit named a recipient when the transfer was prepared, and does not any more. */
        RECIPIENT_NOT_NAMED,
        /** Nobody is named, or nobody whom the directory knows. */
        NOBODY_TO_RECEIVE,
        /** The patient has objected, to the transfer or to this recipient. */
        RESERVED,
        /** The document may not be sent as it is. */
        DOCUMENT_REFUSED,
        /** The recipient's server took it for wrong. */
        RECIPIENT_REFUSED,
        /** The recipient's server did not take it for so long that the hub gave up. */
        NOT_DELIVERED,
        /** The recipient's server does not let the hub in. */
        NOT_LET_IN,
        /** The recipient's Task moved in a way that it cannot move. */
        ANSWER_OUT_OF_STEP
    }
}
