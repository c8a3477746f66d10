package org.reentryhub.health.alert;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;

/**
 * Something the health unit must look at.
 *
 * @param transfer the transfer it is about, if it is about one
 * @param closedAt when it was seen to; null while it is open
 */
public record HealthAlert(
        UUID id, @Nullable UUID transfer, OffsetDateTime at, @Nullable OffsetDateTime closedAt, Notes notes) {

    /**
     * What rests sealed.
     *
     * @param details what it is about: names of recipients, kinds of fault and where they lie; never what stands there
     * @param person whom it is about; null in alerts older than this field, whose transfer tells it
     * @param closedBy who saw to it; the hub itself when it was done without anybody saying so
     */
    @JsonIgnoreProperties("at") // stood here before it stood in the row
    public record Notes(Kind kind, List<String> details, @Nullable PersonNumber person, @Nullable String closedBy) {
        public Notes {
            details = List.copyOf(details);
        }

        Notes closed(String by) {
            return new Notes(kind, details, person, by);
        }
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    @Override
    public String toString() {
        return "health alert " + id;
    }

    /** What is to be looked at. */
    public enum Kind {
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
        ANSWER_OUT_OF_STEP,
        /** The recipient's Task holds something that may change its meaning; what it seems to say was not taken over. */
        ANSWER_NOT_UNDERSTOOD,
        /** The recipient says no; its reason's code says what to do next. */
        DECLINED,
        /** The recipient had taken the patient over and could not carry it through. */
        FAILED,
        /** The Task was cancelled at the recipient, which is the health unit's to do. */
        CANCELLED_THERE,
        /** The recipient says that the Task should never have been: the wrong patient, or the wrong recipient. */
        ENTERED_IN_ERROR,
        /** The recipient has not answered in time. */
        OVERDUE,
        /** The release is on another day than the recipient was told, or on none any more. While it stands, somebody has to tell them. */
        RELEASE_MOVED,
        /** The patient is held at another prison now, where it goes on; after the prison, who of the recipients may have it. */
        MOVED_AWAY,
        /** The patient was moved here while a transfer was open at another prison's unit; this one goes on from there. */
        MOVED_HERE,
        /** Two numbers turned out to be one person; the other one's transfer goes on, and who of the recipients may have this. */
        JOINED,
        /** There are days without a dose between the last one inside and the first one outside; how many. */
        SUPPLY_GAP,
        /** Whether the medicines last cannot be told; what nobody knows. */
        SUPPLY_UNKNOWN,
        /** Somebody in danger of an overdose of opioids has no naloxone to take along. */
        NO_NALOXONE
    }
}
