package org.reentryhub.health.summary;

/**
 * Why a summary is not sent. The message may repeat clinical content: it is for the eyes of the health unit, live, and is
 * never stored; code and place are what may be kept.
 *
 * @param code what kind of fault
 * @param place a path into the record or document, such as {@code Condition/c-1}
 * @param message a sentence for health personnel
 */
public record Finding(Code code, String place, String message) {
    /** The kinds of fault that stop a sending. */
    public enum Code {
        /** The patient at the health unit is not the person in the custody record. */
        IDENTITY_MISMATCH,
        /** Something in the record is about another patient. */
        WRONG_PATIENT,
        /** The health unit does not use this patient any more, or has put another in their place. */
        NOT_CURRENT,
        /** The health unit has the patient as dead. */
        DECEASED,
        /** A modifier extension or implicit rule changes the meaning in a way the hub does not know (FHIR R4, 2.4.1). */
        NOT_UNDERSTOOD,
        /** The patient has objected to the transfer (pasient- og brukerrettighetsloven § 5-3). */
        RESERVED,
        /** Words of the record tell where somebody lives whose address is protected. */
        PROTECTED_ADDRESS,
        /** There is more than anybody could read, or the hub may hold. */
        TOO_LARGE,
        /** The composed document breaks R4 or a profile. */
        INVALID
    }

    @Override
    public String toString() {
        return code + " at " + place;
    }
}
