package org.reentryhub.web.ops;

import java.util.UUID;
import org.reentryhub.delivery.DeliveryState;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done to one message by hand, each with the reason that the audit keeps. */
@RestController
@RequestMapping(value = "/ops/deliveries/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
@Transactional
class InterventionController {
    private final OperatorDesk desk;

    InterventionController(OperatorDesk desk) {
        this.desk = desk;
    }

    /** Where a message stands now. */
    record Standing(UUID id, DeliveryState state) {}

    /** What goes out: under the same id, or as a new message. */
    record Replayed(UUID id, ReplayForm.As as) {}

    @PostMapping("/replay")
    Replayed replay(@PathVariable UUID id, @RequestBody ReplayForm form) {
        return new Replayed(desk.replay(id, form), form.checked());
    }

    @PostMapping("/cancel")
    Standing cancel(@PathVariable UUID id, @RequestBody Why why) {
        desk.cancel(id, why);
        return new Standing(id, DeliveryState.STOPPED);
    }
}
