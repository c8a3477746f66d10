package org.reentryhub.web.ops;

import org.reentryhub.audit.AuditTrail;
import org.reentryhub.delivery.Hold;
import org.reentryhub.web.Callers;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ends the hold in which a hub is started after a restore. */
@RestController
@RequestMapping("/ops/deliveries/release")
@Transactional
class ReleaseController {
    private final Hold hold;
    private final AuditTrail audit;
    private final Callers callers;

    ReleaseController(Hold hold, AuditTrail audit, Callers callers) {
        this.hold = hold;
        this.audit = audit;
        this.callers = callers;
    }

    /** How many messages waited for it. */
    record Released(int released) {}

    /** Where there is no hold, nothing happens. */
    @PostMapping
    Released release() {
        int released = hold.release();
        audit.operated(callers.current(), "RELEASED_HELD_DELIVERIES", String.valueOf(released));
        return new Released(released);
    }
}
