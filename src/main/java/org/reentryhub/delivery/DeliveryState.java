package org.reentryhub.delivery;

/** Where a message stands on its way; what the receiver's people say of it is another matter, the referral's. */
public enum DeliveryState {
    /** Waiting for its first attempt, or in it. */
    PENDING,
    /** Has failed, will be tried again. */
    RETRYING,
    DELIVERED,
    /** Will not be tried unless somebody says so. */
    DEAD,
    /** Cancelled, superseded, withdrawn or expired. */
    STOPPED
}
