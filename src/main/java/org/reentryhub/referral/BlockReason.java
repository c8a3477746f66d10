package org.reentryhub.referral;

/** Why something is not handed over; the sentence says to the case manager what to do about it. */
public enum BlockReason {
    NO_CONSENT("The person has not consented to this. Record a consent that covers it first."),
    RECIPIENT_UNKNOWN("No receiver is known for this person's municipality. Check the municipality in the record."),
    INCOMPLETE("The need has not been mapped in the record. Map it first; the record then follows by itself."),
    ADDRESS_PROTECTED(
            "The person's address is protected and this receiver cannot keep it safe. Call the receiver instead."),
    ALREADY_OPEN("A referral to this receiver is open already. It follows every change by itself.");

    private final String message;

    BlockReason(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }
}
