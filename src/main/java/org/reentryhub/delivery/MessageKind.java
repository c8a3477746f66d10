package org.reentryhub.delivery;

/** What a message is to its receiver. */
public enum MessageKind {
    REFERRAL,
    /** A new version of a referral, whole. */
    UPDATE,
    /** Takes a referral back; carries no more personal data than the ids. */
    CANCELLATION,
    /** Tells and expects no answer. */
    NOTICE
}
