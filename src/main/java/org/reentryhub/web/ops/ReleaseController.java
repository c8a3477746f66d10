package org.reentryhub.web.ops;

import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ends the hold in which a hub is started after a restore. */
@RestController
@RequestMapping("/ops/deliveries/release")
@Transactional
class ReleaseController {
    private final OperatorDesk desk;

    ReleaseController(OperatorDesk desk) {
        this.desk = desk;
    }

    /** How many messages waited for it. */
    record Released(int released) {}

    /** Where there is no hold, nothing happens. */
    @PostMapping
    Released release() {
        return new Released(desk.release(null));
    }
}
