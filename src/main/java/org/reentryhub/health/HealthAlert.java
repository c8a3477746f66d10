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
        /** The document may not be sent as it is. */
        DOCUMENT_REFUSED,
        /** The recipient's server says that it takes no such thing; in what, it says by its elements' names. */
        RECIPIENT_CANNOT,
        /** The recipient's server took it for wrong. */
        RECIPIENT_REFUSED,
        /** The recipient's server did not take it for so long that the hub gave up. */
        NOT_DELIVERED,
        /** A stopped transfer could not be taken back at the recipient: somebody has to call them. */
        NOT_TAKEN_BACK,
        /** The recipient has the document, but no Task that could be cancelled: somebody has to call them. */
        NO_TASK_TO_CANCEL,
        /** The recipient was done with its Task before it could be cancelled; it was left as it is. */
        FINAL_ALREADY,
        /** The recipient's server does not let the hub in. */
        NOT_LET_IN,
        /** The recipient's Task moved in a way that it cannot move. */
        ANSWER_OUT_OF_STEP
    }
}
