package org.reentryhub.delivery;

import org.springframework.stereotype.Component;

/**
 * Whether this hub sends nothing at all for now, and takes nothing over from others: everything is held, or its own clock is wrong.
 */
@Component
public class Standstill {
    private final Hold hold;
    private final Capacity capacity;

    Standstill(Hold hold, Capacity capacity) {
        this.hold = hold;
        this.capacity = capacity;
    }

    /** Asked before an attempt begins, and before work is put back. */
    public boolean isOn() {
        return hold.since().isPresent() || !capacity.keepsTime();
    }
}
