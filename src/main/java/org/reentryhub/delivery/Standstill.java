package org.reentryhub.delivery;

import org.springframework.stereotype.Component;

/** Whether this hub sends nothing at all for now, and takes nothing over from others: its clock is wrong. */
@Component
public class Standstill {
    private final Capacity capacity;

    Standstill(Capacity capacity) {
        this.capacity = capacity;
    }

    /** Asked before an attempt begins, and before work is put back. */
    public boolean isOn() {
        return !capacity.keepsTime();
    }
}
