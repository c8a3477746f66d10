package org.reentryhub.delivery;

/** Deliveries kept elsewhere, of which operators may see one line for all partners together. */
public interface SummedUp {
    /** The line; its partner is the word they go by. */
    PartnerStanding standing();
}
